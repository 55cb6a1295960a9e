"""No count(*) over many rows, no scan for dates and filters: what keeps the admin quick with a million tasks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tasks.admin import readonly
from tasks.admin.dates import SparseDates
from tasks.models import Task
from tasks.tests.factories import make_task

pytestmark = pytest.mark.django_db
LIST = "admin:tasks_task_changelist"


@pytest.mark.parametrize("query", ["", "?status=pending", "?priority=usual", "?processor=default", "?p=4"])
def test_many_rows_are_not_counted(staff: Client, monkeypatch: pytest.MonkeyPatch, query: str) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no estimates; its installations are small")
    monkeypatch.setattr(readonly, "MANY", 100)
    Task.objects.bulk_create(
        Task(file_name=f"{n}.txt", file_size=1, file_type="text/plain", file_hash=f"{n:064}") for n in range(500)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE tasks")
    with CaptureQueriesContext(connection) as captured:
        page = staff.get(reverse(LIST) + query)
    assert page.status_code == 200
    counts = [query["sql"] for query in captured if "COUNT(" in query["sql"] and '"tasks"' in query["sql"]]
    assert counts == []
    distinct = [query["sql"] for query in captured if "DISTINCT" in query["sql"] or "DATE_TRUNC" in query["sql"]]
    assert distinct == []


def test_a_deep_page_shows_what_it_would_show(staff: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(210):
        make_task(file_name=f"novel-{n}.txt")
    pages = []
    for deep in (1, 1000):
        monkeypatch.setattr(readonly, "DEEP", deep)
        results = staff.get(reverse(LIST) + "?p=2").context["cl"].result_list
        pages.append([task.id for task in results])
    assert pages[0] == pages[1]
    assert len(pages[0]) == 100


DATES = [
    datetime(2024, 12, 31, 23, 59, 59, 999999, UTC),
    datetime(2025, 1, 1, tzinfo=UTC),
    datetime(2025, 1, 31, 12, tzinfo=UTC),
    datetime(2025, 2, 28, 1, tzinfo=UTC),
    datetime(2025, 2, 28, 2, tzinfo=UTC),
    datetime(2026, 3, 1, tzinfo=UTC),
]


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/New_York"])
@pytest.mark.parametrize("kind", ["day", "month", "year"])
def test_the_dates_that_occur_are_those_that_django_finds(settings: Any, kind: Any, zone: str) -> None:
    settings.TIME_ZONE = zone
    for moment in DATES:
        make_task(uploaded_at=moment)
        make_task(uploaded_at=moment + timedelta(seconds=1))
    assert SparseDates(Task).datetimes("uploaded_at", kind) == list(Task.objects.datetimes("uploaded_at", kind))


@pytest.mark.parametrize(
    "choice",
    ["status=failed", "priority=high", "priority=low", "processor=external", "processor=other", "status=nonsense"],
)
def test_filters_find_what_they_say(staff: Client, choice: str) -> None:
    from tasks.tests.factories import make_finished_task

    expected = {
        "status=failed": make_finished_task(status="failed").id,
        "priority=high": make_task(priority=3).id,
        "priority=low": make_task(priority=-3).id,
        "processor=external": make_task(processor="external").id,
        "processor=other": make_task(processor="my.own").id,
    }
    found = {task.id for task in staff.get(f"{reverse(LIST)}?{choice}").context["cl"].result_list}
    assert found == ({expected[choice]} if choice in expected else set(expected.values()))


def test_a_tasks_page_shows_the_newest_of_a_long_log(staff: Client) -> None:
    from tasks.models import TaskLog

    task = make_task()
    TaskLog.objects.bulk_create(TaskLog(task=task, message=f"Line {n} of many") for n in range(1000))
    page = staff.get(reverse("admin:tasks_task_change", args=[task.id])).content.decode()
    assert page.count("of many</td>") == 200
    assert "Line 999 of many" in page
