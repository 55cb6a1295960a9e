from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from tasks.models import QueueEntry, StoredFile, Task, TaskLog, TaskResult
from tasks.states import Status
from tasks.tests.factories import make_finished_task, make_task
from tasks.tests.queue.rows import take

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)

TASKS: list[tuple[str, dict[str, Any]]] = [
    ("pending", {"status": "processed"}),
    ("pending", {"progress": 1}),
    ("pending", {"stage": "x"}),
    ("pending", {"started_at": NOW}),
    ("pending", {"completed_at": NOW}),
    ("pending", {"status": "processing"}),
    ("pending", {"status": "completed", "progress": 100}),
    ("pending", {"revision": 0}),
    ("pending", {"file_size": 0}),
    ("processing", {"progress": 101}),
    ("processing", {"progress": -1}),
    ("processing", {"completed_at": NOW}),
    ("processing", {"started_at": None}),
    ("completed", {"progress": 99}),
    ("completed", {"completed_at": None}),
    ("failed", {"error_message": None}),
    ("failed", {"error_message": ""}),
    ("failed", {"completed_at": None}),
]
ENTRIES: list[tuple[str, dict[str, Any]]] = [
    ("waiting", {"assigned_worker": "w"}),
    ("waiting", {"lease_token": "t"}),
    ("waiting", {"expires_at": NOW}),
    ("waiting", {"mode": "other"}),
    ("waiting", {"retry_count": 4}),
    ("waiting", {"retry_count": -1}),
    ("waiting", {"timeout_seconds": 0}),
    ("held", {"assigned_worker": None}),
    ("held", {"lease_token": None}),
    ("held", {"assigned_at": None}),
    ("held", {"expires_at": None}),
    ("held", {"next_retry_at": NOW}),
]


def refused(change: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        change()
        connection.check_constraints()


@pytest.mark.parametrize(("status", "change"), TASKS, ids=str)
def test_tasks(status: str, change: dict[str, Any]) -> None:
    task = make_finished_task(status=status) if status in ("completed", "failed") else make_task()
    if status == "processing":
        take(task)
    refused(lambda: Task.objects.filter(id=task.id).update(**change))


@pytest.mark.parametrize(("state", "change"), ENTRIES, ids=str)
def test_queue_entries(state: str, change: dict[str, Any]) -> None:
    task = make_task()
    if state == "held":
        take(task)
    refused(lambda: QueueEntry.objects.filter(task=task).update(**change))


def test_one_entry_one_result_and_one_visible_file_of_a_name_per_task() -> None:
    task = make_task()
    refused(lambda: QueueEntry.objects.create(task=task))
    TaskResult.objects.create(task=task)
    refused(lambda: TaskResult.objects.create(task=task))
    source = StoredFile.objects.get(task=task)
    source.pk = None
    refused(lambda: source.save(force_insert=True))


@pytest.mark.parametrize(
    "change", [{"quality_score": "1.01"}, {"confidence_score": "-0.01"}, {"processing_time_ms": -1}], ids=str
)
def test_results(change: dict[str, Any]) -> None:
    task = make_task()
    TaskResult.objects.create(task=task)
    refused(lambda: TaskResult.objects.filter(task=task).update(**change))


def test_log_levels() -> None:
    task = make_task()
    refused(lambda: TaskLog.objects.create(task=task, log_level="fatal", message="x"))


def test_a_row_of_a_task_that_is_not_there() -> None:
    refused(lambda: TaskLog.objects.create(task_id="task-0", message="x"))


def test_the_statuses_of_the_database_are_those_of_the_code() -> None:
    constraint = next(each for each in Task._meta.constraints if each.name == "tasks_status_known")
    assert all(status.value in str(constraint) for status in Status)
    for status in Status:
        assert (
            Task._meta.get_field("status").choices
            and (status.value, status.value) in Task._meta.get_field("status").choices
        )
