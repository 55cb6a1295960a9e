"""The page that refuses: what it advises fits what was refused, and it keeps the way to the visitor's own pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann(client: Client, settings: Any) -> Client:
    settings.ENV = replace(settings.ENV, api_auth="required")
    client.force_login(User.objects.create_user("ann"))
    return client


def page(client: Client, path: str, language: str = "en") -> str:
    return client.get(path, headers={"Accept": "text/html", "Accept-Language": language}).content.decode()


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "This page is for the staff."), ("zh-hans", "此页面仅供管理人员使用。")]
)
def test_the_dashboard_says_that_it_is_for_the_staff(ann: Client, language: str, sentence: str) -> None:
    shown = page(ann, "/dashboard", language)
    assert sentence in shown
    assert "load it again" not in shown


def test_a_form_that_is_too_old_is_advised_to_be_loaded_again(settings: Any) -> None:
    strict = Client(enforce_csrf_checks=True)
    shown = strict.post("/login/", {"username": "ann"}, headers={"Accept": "text/html"}).content.decode()
    assert "load it again" in shown


@pytest.mark.parametrize("path", ["/dashboard", "/nowhere", "/tasks/task-1-none"])
def test_who_is_signed_in_keeps_the_way_to_their_pages(ann: Client, path: str) -> None:
    shown = page(ann, path)
    assert 'href="/tokens/"' in shown.replace('href="/tokens"', 'href="/tokens/"')
    assert 'action="/logout/"' in shown
