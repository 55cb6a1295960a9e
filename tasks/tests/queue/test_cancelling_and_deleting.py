from __future__ import annotations

import pytest

from tasks import queue
from tasks.models import QueueEntry, StoredFile, Task, TaskLog
from tasks.services.deletion import delete_tasks
from tasks.states import IllegalTransition
from tasks.tests.factories import make_finished_task, make_task
from tasks.tests.queue.rows import edges, everything, row, take

pytestmark = pytest.mark.django_db


def test_a_pending_task() -> None:
    task = make_task()
    queue.cancel(task.id, "alice")
    after = row(task)
    assert (after.status, after.error_message, after.attempt) == ("failed", "Cancelled by alice", 0)
    assert after.completed_at is not None
    assert not QueueEntry.objects.filter(task=task).exists()
    assert edges(task) == [("pending", "failed", 0, None)]


def test_a_task_that_is_worked_on() -> None:
    task = make_task()
    lease = take(task)
    queue.cancel(task.id, "alice")
    assert (row(task).status, row(task).error_message) == ("failed", "Cancelled by alice")
    assert edges(task)[-1] == ("processing", "failed", 1, "w1")
    assert queue.renew([lease], 30) == set()


@pytest.mark.parametrize("status", ["completed", "failed"])
def test_a_finished_task_cannot_be_cancelled(status: str) -> None:
    task = make_finished_task(status=status)
    before = everything(task)
    with pytest.raises(IllegalTransition):
        queue.cancel(task.id, "alice")
    assert everything(task) == before


@pytest.mark.parametrize("status", ["pending", "processing"])
def test_an_unfinished_task_cannot_be_put_in_line_again(status: str) -> None:
    task = make_task()
    if status == "processing":
        take(task)
    before = everything(task)
    with pytest.raises(IllegalTransition):
        queue.retry(task.id, "alice", max_retries=3, timeout_seconds=10)
    assert everything(task) == before


def test_unknown_tasks() -> None:
    for act in (
        lambda: queue.cancel("task-0", "x"),
        lambda: queue.retry("task-0", "x", max_retries=1, timeout_seconds=1),
        lambda: queue.patch("task-0", {"progress": 1}),
    ):
        with pytest.raises(Task.DoesNotExist):
            act()


def test_deleting_a_task_that_is_worked_on_leaves_no_row() -> None:
    task, other = make_task(), make_task()
    lease = take(task)
    assert delete_tasks([task.id, "task-0"]) == [task.id]
    for model in (QueueEntry, TaskLog, StoredFile):
        assert not model.objects.filter(task_id=task.id).exists()
    assert not Task.objects.filter(id=task.id).exists()
    assert queue.complete([queue.Outcome(lease, 1)]) == set()
    assert row(other).status == "pending"
