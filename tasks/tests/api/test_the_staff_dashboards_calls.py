from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone

from tasks.models import Task, TaskLog
from tasks.services import database, tokens
from tasks.tests.api.conftest import refusal
from tasks.tests.factories import make_finished_task, make_task

pytestmark = pytest.mark.django_db

CALLS = [
    ("get", "stats"), ("get", "tables"), ("get", "query/tasks"), ("delete", "cleanup/logs"), ("delete", "cleanup/failed"), ("post", "vacuum"),
    ("delete", "task/task-1-1"),
]  # fmt: skip


def call(client: Client, path: str, method: str = "get", **options: Any) -> Any:
    return getattr(client, method)(f"/api/v1/database/{path}", **options)


def test_stats(client: Client) -> None:
    make_task()
    make_finished_task()
    body = call(client, "stats").json()
    assert (body["total_tasks"], body["total_queue_items"], body["total_files"], body["tasks_today"]) == (2, 1, 2, 2)
    assert body["status_distribution"] == {"pending": 1, "processing": 0, "completed": 1, "failed": 0}
    assert body["database_size_bytes"] > 0 and {"total_logs", "total_results"} <= set(body)


def test_tables(client: Client) -> None:
    make_task()
    found = {table["name"]: table for table in call(client, "tables/").json()}
    assert {"tasks", "task_logs", "task_results", "task_queue", "file_storage"} <= set(found)
    assert found["tasks"]["row_count"] == 1
    columns = {column["name"]: column for column in found["task_queue"]["columns"]}
    assert columns["id"]["primary_key"] and columns["task_id"]["foreign_key"] == "tasks.id"
    assert not columns["task_id"]["nullable"] and columns["expires_at"]["nullable"]
    assert "lease_token" not in columns


@pytest.mark.parametrize("table", ["tasks", "task_logs", "task_results", "task_queue", "file_storage", "task_workers"])
def test_query(client: Client, table: str) -> None:
    make_finished_task()
    for _ in range(2):
        make_task()
    body = call(client, f"query/{table}?limit=1&offset=1").json()
    assert (body["table_name"], body["limit"], body["offset"], body["count"]) == (table, 1, 1, len(body["data"]))
    if table == "tasks":
        assert body["total_count"] == 3 and set(body["data"][0]) >= {"id", "file_name", "user_id", "revision"}


@pytest.mark.parametrize("table", ["auth_user", "api_tokens", "nothing", "sqlite_master", "tasks;--", "pg_user"])
def test_a_table_that_is_not_for_show(client: Client, table: str) -> None:
    refusal(call(client, f"query/{table}"), 404, "unknown_table" if table.replace("_", "").isalpha() else "not_found")


@pytest.mark.parametrize("query", ["limit=0", "limit=1001", "limit=x", "offset=-1", "offset=" + "9" * 30])
def test_a_bad_query(client: Client, query: str) -> None:
    refusal(call(client, f"query/tasks?{query}"), 400, "invalid")


def test_clean_up_of_logs(client: Client) -> None:
    done, live = make_finished_task(), make_task()
    for task in (done, live):
        for age in (0, 40):
            TaskLog.objects.create(task=task, message="x", created_at=timezone.now() - timedelta(days=age))
    body = call(client, "cleanup/logs?days_old=30", "delete").json()
    assert (body["table_name"], body["deleted_count"]) == ("task_logs", 1)
    assert TaskLog.objects.count() == 3


def test_clean_up_of_failed_tasks(client: Client, media: Any) -> None:
    old, new = make_finished_task(status="failed", content=b"old"), make_finished_task(status="failed")
    make_finished_task()
    Task.objects.filter(id=old.id).update(completed_at=timezone.now() - timedelta(days=8))
    body = call(client, "cleanup/failed?days_old=7", "delete").json()
    assert (body["table_name"], body["deleted_count"]) == ("tasks", 1)
    assert Task.objects.count() == 2 and Task.objects.filter(id=new.id).exists()
    refusal(call(client, "cleanup/failed?days_old=-1", "delete"), 400, "invalid")


def test_deleting_a_task(client: Client) -> None:
    task = make_task()
    body = call(client, f"task/{task.id}", "delete").json()
    assert (body["success"], body["deleted_id"]) == (True, task.id) and body["message"]
    refusal(call(client, f"task/{task.id}", "delete"), 404, "unknown_task")


def test_vacuum_answers_with_the_size(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    # Within a test's transaction no database vacuums; the next test does it for real.
    monkeypatch.setattr(database, "vacuum", lambda: None)
    body = call(client, "vacuum", "post").json()
    assert body["success"] is True and body["database_size_bytes"] > 0


@pytest.mark.django_db(transaction=True)
def test_vacuum_for_real() -> None:
    assert connection.in_atomic_block is False
    database.vacuum()


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_staff_only_where_sign_in_is_required(client: Client, configure: Any, method: str, path: str) -> None:
    configure(api_auth="required")
    refusal(call(client, path, method), 401, "not_authenticated")
    user = User.objects.create_user("ann")
    header = {"authorization": f"Bearer {tokens.make(user)[1]}"}
    refusal(call(client, path, method, headers=header), 403, "permission_denied")
