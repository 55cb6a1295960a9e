from __future__ import annotations

import itertools
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tasks.models import Task, TaskResult, Worker
from tasks.selectors.failures import kind_of
from tasks.selectors.histogram import histogram
from tasks.tests.factories import make_finished_task, make_task

pytestmark = pytest.mark.django_db

REASONS = {
    "Cancelled by ann": "cancelled",
    "It took longer than its 1800 s and was stopped, in stage people.": "timeout",
    "It needed more memory than a task may use, in stage style. It was tried 4 times.": "memory",
    "The worker box:7 died: its lease ran out 3 s ago.": "worker_died",
    "Its process was killed by signal 9 (SIGKILL), in stage people.": "process_died",
    "Its source file is gone: upload the novel again.": "source_gone",
    "The file holds binary data, not text.": "not_text",
    "ValueError: no such thing (in stage style).": "exception",
    "Les pages étaient blanches.": "other",
}


def ask(client: Client) -> dict[str, Any]:
    answer = client.get("/dashboard/data")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def finished(at: Any, **fields: Any) -> None:
    task = make_finished_task(**fields)
    Task.objects.filter(id=task.id).update(completed_at=at)


@pytest.mark.parametrize("reason", REASONS)
def test_a_failure_is_of_the_kind_that_its_sentence_says(reason: str) -> None:
    assert kind_of(reason) == REASONS[reason]


def test_throughput_by_minute_and_hour(client: Client) -> None:
    now = timezone.now()
    finished(now)
    finished(now - timedelta(minutes=30), status="failed")
    finished(now - timedelta(hours=5))
    finished(now - timedelta(days=2))
    throughput = ask(client)["throughput"]
    for span, count in (("minutes", 60), ("hours", 24)):
        assert len(throughput[span]) == count
        assert [row["at"] for row in throughput[span]] == sorted(row["at"] for row in throughput[span])
        assert sum(row["failed"] for row in throughput[span]) == 1
    assert sum(row["completed"] for row in throughput["minutes"]) == 1
    assert sum(row["completed"] for row in throughput["hours"]) == 2
    assert throughput["hours"][-6]["completed"] == 1


def test_storage_failures_and_workers(client: Client) -> None:
    make_task(content=b"x" * 1000)
    make_finished_task(status="failed", content=b"y" * 500)
    Worker.objects.create(name="w", host="box", pid=7, version="1", processor="noop", concurrency=3, done_count=5)
    found = ask(client)
    assert (found["storage"]["source_bytes"], found["storage"]["files"]) == (1500, 2)
    assert [(row["kind"], row["count"]) for row in found["failures"]] == [("other", 1)]
    assert [(row["host"], row["pid"], row["done_count"]) for row in found["workers"]] == [("box", 7, 5)]
    assert found["statistics"]["queue_depth"] == 1


def test_an_empty_installation_has_figures_too(client: Client) -> None:
    found = ask(client)
    assert (found["durations"], found["failures"], found["workers"]) == ([], [], [])


def test_more_tasks_cost_no_more_queries(client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            ask(client)
        return len(captured)

    TaskResult.objects.create(task=make_finished_task(), processing_time_ms=7)
    few = queries()
    for number in range(30):
        TaskResult.objects.create(task=make_finished_task(), processing_time_ms=number)
        make_finished_task(status="failed")
        make_task()
    assert queries() == few


def test_only_staff_see_it_where_one_has_to_sign_in(client: Client, settings: Any) -> None:
    from dataclasses import replace

    settings.ENV = replace(settings.ENV, api_auth="required")
    assert client.get("/dashboard").status_code == 302
    assert client.get("/dashboard/data").status_code == 401
    client.force_login(get_user_model().objects.create_user("bo"))
    assert client.get("/dashboard").status_code == 403
    assert client.get("/dashboard/data").status_code == 403
    assert "/dashboard" not in client.get("/tokens").content.decode()
    client.force_login(get_user_model().objects.create_user("ada", is_staff=True))
    assert client.get("/dashboard").status_code == 200
    assert client.get("/dashboard/data").status_code == 200
    assert 'href="/dashboard"' in client.get("/tokens").content.decode()


@pytest.mark.pure
@pytest.mark.parametrize("values", [[0], [1], [9, 10, 11], [999, 1000, 2000, 4999, 5000], [10**15], [3] * 50])
def test_each_value_is_in_its_bin(values: list[int]) -> None:
    bins = histogram(values)
    assert len(bins) >= 6
    assert all(one["to"] == other["from"] for one, other in itertools.pairwise(bins))
    for found in bins:
        assert found["count"] == sum(found["from"] <= value < found["to"] for value in values)
    assert sum(found["count"] for found in bins) == len(values)
