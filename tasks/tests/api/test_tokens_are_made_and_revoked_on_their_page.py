from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tasks.models import ApiToken
from tasks.services import tokens

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann(client: Client) -> User:
    user = User.objects.create_user("ann")
    client.force_login(user)
    return user


def test_one_signs_in_first(client: Client) -> None:
    answer = client.get("/tokens")
    assert answer.status_code == 302 and answer["Location"].startswith("/login/")


def test_a_new_token_is_shown_once(client: Client, ann: User) -> None:
    shown = client.post("/tokens", {"name": "my script"}).content.decode()
    text = re.search(r"ntm_[\w-]{40,}", shown)
    assert text and tokens.find(text.group())
    later = client.get("/tokens").content.decode()
    assert "my script" in later and text.group() not in later


def test_only_ones_own_can_be_seen_and_revoked(client: Client, ann: User) -> None:
    own, _ = tokens.make(ann, "mine")
    foreign, text = tokens.make(User.objects.create_user("bob"), "not mine")
    assert "not mine" not in client.get("/tokens").content.decode()
    client.post(f"/tokens/{foreign.id}/revoke")
    assert tokens.find(text)
    client.post(f"/tokens/{own.id}/revoke")
    assert ApiToken.objects.get(id=own.id).revoked_at
    assert client.get(f"/tokens/{own.id}/revoke").status_code == 405
