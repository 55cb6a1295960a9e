from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from novel_tasks.testing.stored import stored
from tasks.models import QueueEntry, StoredFile, Task, TaskLog
from tasks.tests.api.conftest import Upload, refusal

pytestmark = pytest.mark.django_db

TASK = [
    "id",
    "file_name",
    "file_size",
    "file_type",
    "status",
    "progress",
    "stage",
    "priority",
    "uploaded_at",
    "started_at",
]
TASK += ["completed_at", "result_url", "error_message", "extra_data", "revision", "attempt", "queue_position"]


def test_the_answer_and_what_is_kept(upload: Upload, client: Client) -> None:
    content = "第一章\n\n夜很黑。\n".encode()
    body = upload(content, "书.txt", priority="5", extra_data='{"shelf": 7}', timeout_seconds="60").json()
    assert set(body) == {"task_id", "file_name", "file_size", "status", "message"}
    assert re.fullmatch(r"task-\d{10}-[0-9a-f]{9}", body["task_id"])
    assert (body["file_name"], body["file_size"], body["status"]) == ("书.txt", len(content), "pending")
    task = Task.objects.get(id=body["task_id"])
    assert (task.priority, task.extra_data, task.file_hash) == (5, {"shelf": 7}, hashlib.sha256(content).hexdigest())
    assert QueueEntry.objects.get(task=task).timeout_seconds == 60
    source = StoredFile.objects.get(task=task)
    with default_storage.open(source.storage_path) as file:
        assert file.read() == content
    log = TaskLog.objects.get(task=task)
    assert log.details == {"from": None, "to": "pending", "attempt": 0, "worker": None}
    shown = client.get(f"/api/v1/tasks/{task.id}").json()
    assert set(TASK) <= set(shown)
    assert shown["queue_position"] == 1 and shown["uploaded_at"].endswith("Z")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\me\\novel.TXT", "novel.TXT"),
        ("no\x00\x01\x1b\x7fvel\t.txt", "novel.txt"),
        ("a\u202eb\u200b.txt", "ab.txt"),
        ("cafe\u0301.txt", "café.txt"),
        ("n" * 300 + ".txt", "n" * 251 + ".txt"),
        ("书" * 300 + ".md", "书" * 252 + ".md"),
        (".txt", ".txt"),
        ("CON.txt", "CON.txt"),
    ],
)
def test_the_name_is_bare(client: Client, sent: str, kept: str, media: Path) -> None:
    head = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{sent}"\r\n\r\n'
    answer = client.post(
        "/api/v1/tasks/upload",
        head.encode() + b"It was a dark night.\r\n--b--\r\n",
        content_type="multipart/form-data; boundary=b",
    )
    assert answer.json()["file_name"] == kept
    assert all(path.is_relative_to(media) for path in media.rglob("*"))


def test_the_same_file_twice_is_a_duplicate_unless_allowed(upload: Upload) -> None:
    first = upload().json()["task_id"]
    assert refusal(upload(name="other.txt"), 409, "duplicate_file")["task_id"] == first
    assert upload(allow_duplicate="true").status_code == 200
    assert Task.objects.count() == 2


def test_nothing_stays_of_a_refused_duplicate(upload: Upload, media: Path) -> None:
    upload()
    upload()
    assert len(stored(media)) == 1


def test_a_file_at_the_limit_is_taken(upload: Upload, configure: Any) -> None:
    configure(max_file_size=1000)
    assert upload(b"x" * 1000).json()["file_size"] == 1000


def test_external_tasks_are_not_for_the_built_in_worker(upload: Upload) -> None:
    upload(processor="external")
    assert QueueEntry.objects.get().mode == "external"
