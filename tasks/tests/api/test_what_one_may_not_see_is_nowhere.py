"""Where sign-in is required, another's task is not there: not in comparisons, batches, exports, leases, nor on the pages."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tasks.models import Task, TaskResult
from tasks.services import external_work, tokens
from tasks.tests.api.conftest import refusal
from tasks.tests.factories import make_finished_task, make_task

pytestmark = pytest.mark.django_db

REPORT = json.dumps({"schema": "novel-report/1"})


@pytest.fixture(autouse=True)
def required(configure: Any) -> None:
    configure(api_auth="required")


@pytest.fixture
def ann(db: None) -> User:
    return User.objects.create_user("ann")


@pytest.fixture
def header(ann: User) -> dict[str, str]:
    return {"authorization": f"Bearer {tokens.make(ann)[1]}"}


def done(user: Any, **fields: Any) -> Task:
    task = make_finished_task(user=user, content=f"of {user}, and secret".encode(), **fields)
    TaskResult.objects.create(task=task, full_content=REPORT, summary=f"of {user}")
    return task


@pytest.fixture
def theirs(db: None) -> Task:
    return done(User.objects.create_user("bob"), batch_id="batch-1700000000-abcdef012")


@pytest.mark.parametrize("side", ["a", "b"])
def test_comparisons(client: Client, ann: User, header: dict[str, str], theirs: Task, side: str) -> None:
    mine = done(ann)
    sides = {"a": mine.id, "b": mine.id, side: theirs.id}
    refusal(client.get("/api/v1/tasks/compare", sides, headers=header), 404, "unknown_task")


def test_batches(client: Client, header: dict[str, str], theirs: Task) -> None:
    refusal(client.get(f"/api/v1/tasks/batches/{theirs.batch_id}", headers=header), 404, "unknown_batch")


@pytest.mark.parametrize("form", ["csv", "jsonl", "zip"])
def test_exports(client: Client, ann: User, header: dict[str, str], theirs: Task, form: str) -> None:
    mine = done(ann)
    for query in ("", f"&q={theirs.id}", "&status=completed"):
        answer: Any = client.get(f"/api/v1/tasks/export?format={form}{query}", headers=header)
        content = b"".join(answer.streaming_content)
        if form == "zip":
            archive = zipfile.ZipFile(io.BytesIO(content))
            content = b"".join(name.encode() + archive.read(name) for name in archive.namelist())
        assert theirs.id.encode() not in content and b"bob" not in content
        assert (mine.id.encode() in content) == (theirs.id not in query)


@pytest.mark.parametrize(("call", "more"), [("heartbeat", {}), ("complete", {}), ("fail", {"error_message": "x"})])
def test_leases(client: Client, header: dict[str, str], theirs: Task, call: str, more: dict[str, str]) -> None:
    """Not even who knows the token may act on what is another's."""
    held = make_task(user=theirs.user, processor="external")
    granted = external_work.claim("w", 60, theirs.user)
    assert granted and granted.task_id == held.id
    body = {"lease_token": granted.token, **more}
    answer = client.post(f"/api/v1/queue/{held.id}/{call}", body, content_type="application/json", headers=header)
    refusal(answer, 404, "unknown_task")
    assert Task.objects.get(id=held.id).status == "processing"


@pytest.mark.parametrize("path", ["/tasks/{}", "/results/{}", "/results/{}/chapters/1", "/compare?a={0}&b={0}"])
def test_pages(client: Client, ann: User, theirs: Task, path: str) -> None:
    client.force_login(ann)
    answer = client.get(path.format(theirs.id))
    assert answer.status_code == 404
    assert theirs.file_name not in answer.content.decode()


def test_lists_searches_and_statistics(client: Client, header: dict[str, str], theirs: Task) -> None:
    for query in (
        "",
        "?cursor=",
        f"?q={theirs.id}",
        f"?q={theirs.file_name}",
        "?status=completed",
        "?page=1&page_size=100",
    ):
        assert client.get(f"/api/v1/tasks/{query}", headers=header).json()["tasks"] == []
    assert client.get("/api/v1/tasks/statistics", headers=header).json()["total"] == 0


def test_the_same_file_of_another_is_no_duplicate_and_is_not_named(
    client: Client, header: dict[str, str], theirs: Task
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    same = SimpleUploadedFile("novel.txt", f"of {theirs.user}, and secret".encode())
    assert client.post("/api/v1/tasks/upload", {"file": same}, headers=header).status_code == 200
