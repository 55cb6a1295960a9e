from __future__ import annotations

from typing import Any

import pytest

from tasks import queue
from tasks.models import QueueEntry, Task
from tasks.states import IllegalTransition
from tasks.tests.factories import make_finished_task, make_task
from tasks.tests.queue.rows import edges, entry, everything, row, take

pytestmark = pytest.mark.django_db

STATUSES = ("pending", "processing", "completed", "failed")
REFUSED = {("completed", "processing"), ("completed", "failed"), ("failed", "processing"), ("failed", "completed")}


def task_in(status: str) -> Task:
    if status in ("completed", "failed"):
        return make_finished_task(status=status)
    task = make_task()
    if status == "processing":
        queue.patch(task.id, {"status": "processing", "progress": 30, "stage": "chapters"})
    return row(task)


@pytest.mark.parametrize("old", STATUSES)
@pytest.mark.parametrize("new", STATUSES)
def test_every_edge(old: str, new: str) -> None:
    task = task_in(old)
    before = everything(task)
    if (old, new) in REFUSED:
        with pytest.raises(IllegalTransition):
            queue.patch(task.id, {"status": new, "error_message": "x", "priority": 9})
        assert everything(task) == before
        return
    queue.patch(task.id, {"status": new})
    if old == new:
        assert everything(task) == before
        return
    after = row(task)
    assert (after.status, after.revision) == (new, task.revision + 1)
    assert edges(task)[-1][:2] == (old, new)
    assert QueueEntry.objects.filter(task=task).exists() is (new in ("pending", "processing"))
    assert (after.completed_at is not None) is (new in ("completed", "failed"))


@pytest.mark.parametrize(
    "wanted",
    [
        {"status": "processing"},
        {"status": "completed"},
        {"progress": 10},
        {"priority": 3},
        {"stage": "x"},
        {"status": "failed"},
    ],
)
def test_a_task_that_a_worker_holds_is_refused(wanted: dict[str, Any]) -> None:
    task = make_task()
    take(task)
    before = everything(task)
    with pytest.raises(IllegalTransition, match="holds"):
        queue.patch(task.id, wanted)
    assert everything(task) == before


def test_a_task_that_a_service_moved_to_processing_is_never_taken_by_a_worker() -> None:
    task = task_in("processing")
    assert queue.claim("w", 10, lease_seconds=30) == []
    queue.patch(task.id, {"status": "pending"})
    assert queue.claim("w", 10, lease_seconds=30) == []


@pytest.mark.parametrize("progress", [1, 50, 100])
@pytest.mark.parametrize("status", ["pending", "failed"])
def test_progress_needs_a_task_in_processing(status: str, progress: int) -> None:
    task = task_in(status)
    before = everything(task)
    with pytest.raises(IllegalTransition):
        queue.patch(task.id, {"progress": progress})
    assert everything(task) == before


def test_progress_never_falls_within_an_attempt() -> None:
    task = task_in("processing")
    queue.patch(task.id, {"progress": 60})
    revision = row(task).revision
    queue.patch(task.id, {"progress": 20})
    assert (row(task).progress, row(task).revision) == (60, revision), "a smaller one is ignored"
    queue.patch(task.id, {"progress": 20, "stage": "later"})
    assert (row(task).progress, row(task).stage) == (60, "later"), "what comes with it is not"


def test_a_new_attempt_begins_at_nothing() -> None:
    task = task_in("processing")
    queue.patch(task.id, {"status": "pending"})
    assert (row(task).progress, row(task).stage, row(task).started_at) == (0, "", None)
    queue.patch(task.id, {"status": "processing", "progress": 5})
    assert (row(task).progress, row(task).attempt) == (5, 2)


def test_completing_is_one_hundred_whatever_was_said() -> None:
    task = task_in("processing")
    queue.patch(task.id, {"status": "completed", "progress": 70, "result_url": "https://example.org/1"})
    after = row(task)
    assert (after.progress, after.result_url, after.stage) == (100, "https://example.org/1", "")


def test_failing_keeps_how_far_it_came_and_always_has_a_reason() -> None:
    task = task_in("processing")
    queue.patch(task.id, {"status": "failed", "progress": 45})
    after = row(task)
    assert after.progress == 45
    assert after.error_message and "no reason" in after.error_message
    queue.patch(task.id, {"error_message": "The model was away."})
    assert row(task).error_message == "The model was away."


def test_back_in_line_after_the_end_is_a_fresh_start() -> None:
    task = make_finished_task(status="failed")
    queue.patch(task.id, {"status": "pending", "priority": 4})
    after = row(task)
    assert (after.status, after.progress, after.error_message, after.result_url) == ("pending", 0, None, None)
    fresh = entry(task)
    assert fresh is not None and (fresh.priority, fresh.retry_count) == (4, 0)


def test_the_same_again_changes_nothing_not_even_the_revision() -> None:
    task = task_in("processing")
    before = everything(task)
    queue.patch(task.id, {"status": "processing", "progress": 30, "stage": "chapters", "priority": 0})
    assert everything(task) == before


def test_completing_what_waits_is_allowed_for_a_service_alone() -> None:
    task = make_task()
    queue.patch(task.id, {"status": "completed"})
    assert (row(task).status, row(task).attempt) == ("completed", 0)
    assert queue.claim("w", 1, lease_seconds=30) == []
