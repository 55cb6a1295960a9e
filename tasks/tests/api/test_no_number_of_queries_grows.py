"""Whatever shows many of something asks the database as often for a few of it as for many. Lists are in test_lists."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tasks.models import ApiToken, StoredFile, Task, TaskLog, TaskResult, Worker
from tasks.selectors.database_tables import MODELS
from tasks.tests.factories import make_finished_task, make_task

pytestmark = pytest.mark.django_db

BATCH = "batch-1700000000-abcdef012"
ONE = "task-1700000000-000000abc"
PATHS = [
    f"/api/v1/tasks/batches/{BATCH}", f"/api/v1/tasks/{ONE}", f"/api/v1/tasks/{ONE}/logs", f"/api/v1/tasks/{ONE}/logs?limit=3",
    f"/api/v1/tasks/{ONE}/result", f"/api/v1/tasks/{ONE}/files/2.txt", "/api/v1/tasks/?status=failed&q=novel",
    "/api/v1/tasks/?sort_by=file_name", "/api/v1/tasks/export?format=zip", "/api/v1/tasks/export?format=jsonl&status=completed",
    *(f"/api/v1/database/query/{table}" for table in MODELS), "/metrics", "/ready", "/dashboard/data", "/dashboard", "/compare", "/",
    f"/tasks/{ONE}", f"/results/{ONE}", "/tokens", "/admin/tasks/task/", "/admin/tasks/tasklog/", "/admin/tasks/storedfile/",
    "/admin/tasks/taskresult/", "/admin/tasks/worker/", "/admin/tasks/apitoken/", f"/admin/tasks/task/{ONE}/change/",
]  # fmt: skip


def more(number: int, user: User) -> None:
    first = Task.objects.filter(id=ONE).first() or make_finished_task(id=ONE, user=user, content=b"text")
    TaskResult.objects.get_or_create(task=first)
    for _ in range(number):
        make_task(batch_id=BATCH, user=user)
        TaskResult.objects.create(task=make_finished_task(batch_id=BATCH, user=user))
        make_finished_task(status="failed", user=user)
        TaskLog.objects.create(task=first, message="a line")
        count = StoredFile.objects.count()
        StoredFile.objects.create(task=first, storage_path=f"x/{count}", original_name="x", stored_name=f"{count}.txt", content_type="text/plain", file_size=1, checksum="0" * 64)  # fmt: skip
        ApiToken.objects.create(user=user, name="x", hint="x", token_hash=f"{count:064}")
        Worker.objects.create(name=f"w{count}", host="here", pid=1, version="1", processor="noop", concurrency=1, started_at=timezone.now(), heartbeat_at=timezone.now())  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_a_few_as_many(client: Client, path: str) -> None:
    user = User.objects.create_superuser("root")
    client.force_login(user)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            answer: Any = client.get(path)
            if answer.streaming:
                b"".join(answer.streaming_content)
        assert answer.status_code == (404 if "/files/" in path else 200)  # that file is gone from the storage
        return len(queries)

    more(11, user)
    client.get(path)  # what is kept from the first look on is not asked again
    few = count()
    more(6, user)
    assert count() <= few <= 30
