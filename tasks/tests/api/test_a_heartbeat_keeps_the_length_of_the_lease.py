"""A worker that claimed for an hour and beats every ten minutes keeps its task without repeating the hour."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from tasks.models import QueueEntry
from tasks.tests.api.conftest import Upload

pytestmark = pytest.mark.django_db


def post(client: Client, path: str, **body: Any) -> Any:
    return client.post(f"/api/v1/queue/{path}", body, content_type="application/json").json()


def end(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.fixture
def claimed(client: Client, upload: Upload) -> dict[str, Any]:
    upload(processor="external")
    body: dict[str, Any] = post(client, "claim", lease_seconds=3600)
    return body


def test_it_is_renewed_for_as_long_as_it_was_claimed(client: Client, claimed: dict[str, Any]) -> None:
    path, token = f"{claimed['task']['id']}/heartbeat", claimed["lease_token"]
    for _ in range(2):
        assert end(post(client, path, lease_token=token)["expires_at"]) >= end(claimed["expires_at"])
    entry = QueueEntry.objects.get()
    assert entry.expires_at
    assert round((entry.expires_at - entry.updated_at).total_seconds()) == 3600


def test_a_length_that_is_named_counts_from_then_on(client: Client, claimed: dict[str, Any]) -> None:
    path, token = f"{claimed['task']['id']}/heartbeat", claimed["lease_token"]
    named = end(post(client, path, lease_token=token, lease_seconds=600)["expires_at"])
    assert named < end(claimed["expires_at"])
    after = end(post(client, path, lease_token=token)["expires_at"])
    assert named <= after < end(claimed["expires_at"])


def test_a_new_priority_never_makes_it_shorter_than_the_default(client: Client, claimed: dict[str, Any]) -> None:
    task, token = claimed["task"]["id"], claimed["lease_token"]
    now = end(post(client, f"{task}/heartbeat", lease_token=token, lease_seconds=5)["expires_at"])
    client.patch(f"/api/v1/tasks/{task}", {"priority": 3}, content_type="application/json")
    assert (end(post(client, f"{task}/heartbeat", lease_token=token)["expires_at"]) - now).total_seconds() >= 55
