from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tasks.models import Worker

pytestmark = pytest.mark.django_db

FACTS: dict[str, Any] = {
    "host": "box-1",
    "pid": 4711,
    "version": "9.8.7",
    "processor": "analysis",
    "concurrency": 3,
    "running": ["task-1-00000000a"],
    "memory_bytes": 3 * 1024 * 1024,
    "done_count": 31,
    "failed_count": 2,
    "is_stopping": False,
}


@pytest.fixture(autouse=True)
def one_lives_and_one_is_silent() -> None:
    Worker.objects.create(name="lives", **FACTS)
    Worker.objects.create(name="silent", heartbeat_at=timezone.now() - timedelta(seconds=16), **FACTS)


def test_in_ready(client: Client) -> None:
    (worker,) = client.get("/ready").json()["workers"]
    assert worker["name"] == "lives"
    assert {name: worker[name] for name in FACTS} == FACTS
    assert worker["started_at"] and worker["heartbeat_at"]


def test_in_the_statistics(client: Client) -> None:
    assert client.get("/api/v1/tasks/statistics").json()["workers"] == 1


def test_in_the_admin(admin_client: Client) -> None:
    """Silent ones too: staff want to see who went away."""
    page = admin_client.get("/admin/tasks/worker/").content.decode()
    for shown in ("lives", "silent", "box-1", "4711", "9.8.7", "1 of 3", "3\u00a0MB", "31"):
        assert shown in page, shown
