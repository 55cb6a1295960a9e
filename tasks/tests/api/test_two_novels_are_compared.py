from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from tasks.analysis.pipeline import analyse
from tasks.analysis.serialise import to_json
from tasks.models import StoredFile, TaskResult
from tasks.tests.api.conftest import refusal
from tasks.tests.factories import make_finished_task

pytestmark = pytest.mark.django_db

DRAFT = "".join(
    f"CHAPTER {n}\n\n" + f"It was night number {n} in the old house, and nobody slept. " * 20 + "\n\n"
    for n in (1, 2, 3)
)


def analysed(text: str) -> str:
    data = text.encode()
    task = make_finished_task(content=data)
    TaskResult.objects.create(task=task, full_content=to_json(analyse(data, "novel.txt").report).decode())
    return str(task.id)


def compare(client: Client, a: str, b: str) -> Any:
    return client.get("/api/v1/tasks/compare", {"a": a, "b": b})


def test_what_differs(client: Client) -> None:
    shorter = DRAFT[: DRAFT.index("CHAPTER 3")]
    body = compare(client, analysed(DRAFT), analysed(shorter)).json()
    assert body["relation"] == "drafts"
    assert {"added", "removed", "moved", "changed"} <= set(body["chapters"])
    assert len(body["chapters"]["removed"]) == 1
    assert body["measures"]


def test_what_cannot_be_compared(client: Client) -> None:
    whole = analysed(DRAFT)
    refusal(compare(client, whole, ""), 400, "invalid")
    refusal(client.get("/api/v1/tasks/compare"), 400, "invalid")
    refusal(compare(client, whole, "task-1-1"), 404, "unknown_task")
    refusal(compare(client, "x\x00", whole), 404, "unknown_task")
    refusal(compare(client, whole, make_finished_task().id), 404, "no_result")


def test_a_source_that_was_altered(client: Client, media: Any) -> None:
    task = analysed(DRAFT)
    path = StoredFile.objects.get(task_id=task, stored_name="source").storage_path
    default_storage.delete(path)
    default_storage.save(path, ContentFile(b"something else"))
    refusal(compare(client, task, task), 404, "file_gone")
