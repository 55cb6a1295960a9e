from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tasks.models import Task, TaskLog, TaskResult
from tasks.selectors import counting
from tasks.tests.factories import make_finished_task, make_task

pytestmark = pytest.mark.django_db


def get(client: Client, query: str = "") -> dict[str, Any]:
    answer = client.get(f"/api/v1/tasks/?{query}")
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def ids(client: Client, query: str = "") -> list[str]:
    return [task["id"] for task in get(client, query)["tasks"]]


@pytest.fixture
def shelf() -> list[str]:
    """Ids of 23 tasks, oldest first; several at the same moment."""
    moment = timezone.now() - timedelta(days=1)
    made = []
    for number in range(23):
        task = make_finished_task(status=("completed", "failed")[number % 2], file_name=f"novel {number % 5}.txt")
        Task.objects.filter(id=task.id).update(uploaded_at=moment + timedelta(microseconds=number // 3))
        made.append(task.id)
    return [row.id for row in Task.objects.filter(id__in=made).order_by("uploaded_at", "id")]


def test_the_form(client: Client, shelf: list[str]) -> None:
    body = get(client)
    assert (body["total"], body["page"], body["page_size"], len(body["tasks"])) == (23, 1, 20, 20)
    assert ids(client) == shelf[::-1][:20]


@pytest.mark.parametrize("sort", ["uploaded_at", "file_name", "status"])
@pytest.mark.parametrize("order", ["asc", "desc"])
@pytest.mark.parametrize("size", [1, 4, 7, 23, 100])
def test_pages_and_cursors_agree_and_miss_nothing(
    client: Client, shelf: list[str], sort: str, order: str, size: int
) -> None:
    query = f"sort_by={sort}&order={order}&page_size={size}"
    whole = ids(client, f"sort_by={sort}&order={order}&page_size=100")
    assert sorted(whole) == sorted(shelf)
    values = [getattr(Task.objects.get(id=task_id), sort) for task_id in whole]
    assert values == sorted(values, reverse=order == "desc")
    pages = [task_id for page in range(1, 23 // size + 3) for task_id in ids(client, f"{query}&page={page}")]
    assert pages == whole
    seen, cursor = [], ""
    while cursor is not None:
        body = get(client, f"{query}&cursor={cursor}")
        seen += [task["id"] for task in body["tasks"]]
        cursor = body["next"]
    assert seen == whole


def test_filter_and_search(client: Client, shelf: list[str]) -> None:
    assert get(client, "status=failed")["total"] == 11
    assert get(client, "q=NOVEL 3")["total"] == 4
    assert get(client, "q=novel 3&status=completed")["total"] + get(client, "q=novel 3&status=failed")["total"] == 4
    assert ids(client, f"q={shelf[5]}") == [shelf[5]]
    assert get(client, "q=%25")["total"] == 0 and get(client, "q=_")["total"] == 0
    make_task(file_name="红楼梦.txt")
    assert get(client, "q=楼")["total"] == 1


def test_a_place_in_line_for_those_who_wait(client: Client) -> None:
    tasks = [make_task(priority=priority) for priority in (0, 5, 0, 9)]
    external = make_task(processor="external")
    places = {task["id"]: task["queue_position"] for task in get(client)["tasks"]}
    assert [places[task.id] for task in tasks] == [3, 2, 4, 1]
    assert places[external.id] == 1  # a line of its own


PATHS = [
    "tasks/",
    "tasks/?page=2&page_size=3",
    "tasks/?cursor=",
    "tasks/?q=novel",
    "tasks/statistics",
    "database/stats",
    "database/tables",
    "database/query/tasks",
]


@pytest.mark.parametrize("path", [*PATHS, "tasks/export?format=jsonl", "tasks/export?format=csv"])
def test_no_number_of_queries_grows_with_the_rows(client: Client, path: str) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(f"/api/v1/{path}")
            if answer.streaming:
                b"".join(answer.streaming_content)  # type: ignore[arg-type]
        assert answer.status_code == 200
        return len(queries)

    # By turns, so that each piece of an export has as many kinds of tasks as any other.
    ids = (f"task-1700000000-{number:09x}" for number in range(100))

    def more(number: int) -> None:
        for _ in range(number):
            make_task(id=next(ids), file_name="novel.txt")
            TaskResult.objects.create(task=make_finished_task(id=next(ids)))

    more(11)
    few = count()
    more(15)
    assert count() == few <= 12


def test_detail_asks_twice_at_most(client: Client) -> None:
    task = make_task()
    TaskLog.objects.bulk_create(TaskLog(task=task, message="x") for _ in range(50))
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/api/v1/tasks/{task.id}")
    assert len(queries) <= 2


def test_many_are_counted_every_few_seconds_only(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    make_task(file_name="only this.txt")
    assert get(client, "q=only")["total"] == 1
    make_task(file_name="only that.txt")
    assert get(client, "q=only")["total"] == 2  # a few are counted anew each time
    monkeypatch.setattr(counting, "MANY", 1)
    assert get(client, "q=only")["total"] == 2
    make_task(file_name="only those.txt")
    assert get(client, "q=only")["total"] == 2


def test_statistics(client: Client) -> None:
    empty = client.get("/api/v1/tasks/statistics").json()
    assert (empty["total"], empty["avg_processing_time_ms"], empty["success_rate"]) == (0, None, None)
    for milliseconds in (10, 20, 30, 40):
        TaskResult.objects.create(task=make_finished_task(), processing_time_ms=milliseconds)
    make_finished_task(status="failed")
    make_task()
    body = client.get("/api/v1/tasks/statistics/").json()
    assert [body[name] for name in ("total", "pending", "processing", "completed", "failed")] == [6, 1, 0, 4, 1]
    assert (body["avg_processing_time_ms"], body["success_rate"]) == (25.0, 0.8)
    assert (body["p50_processing_time_ms"], body["p95_processing_time_ms"]) == (20, 40)
    assert (body["queue_depth"], body["tasks_per_hour"], body["workers"]) == (1, 5, 0)
    assert body["oldest_pending_age_seconds"] >= 0


def test_the_log_in_order_and_in_pieces(client: Client) -> None:
    task = make_task()
    TaskLog.objects.bulk_create(
        TaskLog(task=task, message=f"line {n}", log_level=("info", "error")[n % 2]) for n in range(7)
    )
    path = f"/api/v1/tasks/{task.id}/logs"
    whole = client.get(path).json()
    assert [line["message"] for line in whole["logs"]] == [f"line {n}" for n in range(7)] and whole["next"] is None
    first = client.get(f"{path}?limit=3").json()
    assert first["next"] == first["logs"][-1]["id"]
    rest = client.get(f"{path}?after={first['next']}").json()
    assert first["logs"] + rest["logs"] == whole["logs"]
    assert len(client.get(f"{path}?level=error").json()["logs"]) == 3
