from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tasks.models import Task

pytestmark = pytest.mark.django_db(transaction=True)


def upload(client: Client, name: str) -> Task:
    answer = client.post(
        "/api/v1/tasks/upload", {"file": SimpleUploadedFile(name, f"{name}: it rained. ".encode() * 40)}
    )
    return Task.objects.get(id=answer.json()["task_id"])


def test_uploads_of_a_session_belong_together_and_do_not_tell_its_key(client: Client) -> None:
    client.force_login(get_user_model().objects.create_user("ann"))
    key = client.session.session_key
    one, two = upload(client, "one.txt"), upload(client, "two.txt")
    assert one.session_id
    assert one.session_id == two.session_id
    assert key not in one.session_id

    other = Client()
    other.force_login(get_user_model().objects.create_user("bo"))
    assert upload(other, "three.txt").session_id != one.session_id


def test_without_a_session_there_is_none(client: Client) -> None:
    assert upload(client, "one.txt").session_id is None
