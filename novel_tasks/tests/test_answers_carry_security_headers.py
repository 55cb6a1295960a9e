from __future__ import annotations

import os
import secrets
import subprocess
import sys
from typing import Any

import pytest
from django.test import Client

from novel_tasks.testing.installation import ROOT

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/login/", "/nothing", "/api/v1/tasks/", "/health", "/api/v1/nothing"])
def test_every_answer(client: Client, path: str) -> None:
    answer = client.get(path)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


def test_a_page_may_open_its_own_sockets_only(client: Client) -> None:
    policy = client.get("/", headers={"host": "localhost:8000"})["Content-Security-Policy"]
    assert "connect-src 'self' ws://localhost:8000;" in policy


def test_pages_hold_nothing_that_their_policy_forbids(client: Client) -> None:
    for path in ("/", "/login/"):
        page = client.get(path).content.decode()
        assert "style=" not in page and "onclick" not in page and "javascript:" not in page
        assert all("src=" in script for script in page.split("<script")[1:])


@pytest.mark.pure
def test_the_deployment_check_is_clean_with_the_documented_settings() -> None:
    variables: dict[str, Any] = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "novel_tasks.settings",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "HTTPS_ONLY": "on",
        "ALLOWED_HOSTS": "novels.example.org",
        "DEBUG": "off",
    }
    run = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT, env=variables, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
