from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tasks import queue
from tasks.models import QueueEntry
from tasks.tests.factories import make_task
from tasks.tests.queue.rows import edges, everything, row, run_out, take

pytestmark = pytest.mark.django_db


def test_only_leases_that_ran_out() -> None:
    dead, alive, waiting = make_task(), make_task(), make_task()
    queue.claim("w1", 2, lease_seconds=30)
    run_out(dead)
    before = everything(alive), everything(waiting)
    assert queue.rescue() == [dead.id]
    assert (everything(alive), everything(waiting)) == before
    assert edges(dead)[-1] == ("processing", "pending", 1, "w1")


def test_twice_is_once() -> None:
    task = make_task()
    take(task)
    run_out(task)
    assert queue.rescue() == [task.id]
    assert queue.rescue() == []
    assert row(task).attempt == 1


def test_a_task_that_a_service_drives_by_patch_has_no_end_and_is_left_alone() -> None:
    task = make_task(processor="external")
    queue.patch(task.id, {"status": "processing"})
    assert QueueEntry.objects.get(task=task).expires_at is None
    assert queue.rescue() == []
    assert row(task).status == "processing"


def test_a_leased_external_task_is_rescued_and_stays_external() -> None:
    task = make_task(processor="external")
    queue.claim("service", 1, lease_seconds=30, mode="external")
    run_out(task)
    assert queue.rescue() == [task.id]
    assert queue.claim("w", 5, lease_seconds=30) == []
    assert len(queue.claim("service", 5, lease_seconds=30, mode="external")) == 1


def test_in_portions() -> None:
    tasks = [make_task() for _ in range(5)]
    queue.claim("w1", 5, lease_seconds=30)
    for task in tasks:
        run_out(task)
    assert len(queue.rescue(limit=3)) == 3
    assert len(queue.rescue(limit=3)) == 2


def test_many_cost_as_many_statements_as_a_few() -> None:
    """A worker that took short tasks ahead leaves a hundred behind when it dies."""

    def statements(count: int) -> int:
        for _ in range(count):
            make_task()
        queue.claim("w1", count, lease_seconds=-1)
        with CaptureQueriesContext(connection) as captured:
            assert len(queue.rescue()) == count
        QueueEntry.objects.all().delete()
        return len(captured)

    assert statements(100) <= statements(5) + 2  # placing many in line is another statement or two than placing a few
