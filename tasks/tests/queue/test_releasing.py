from __future__ import annotations

import pytest

from tasks import queue
from tasks.tests.factories import make_task
from tasks.tests.queue.rows import edges, entry, row, take

pytestmark = pytest.mark.django_db


def test_giving_back_costs_no_attempt_and_no_retry() -> None:
    task = make_task(max_retries=0)
    for _ in range(5):
        lease = take(task)
        assert lease.attempt == 1
        assert queue.release([lease], "Given back: the worker stops") == {task.id}
    waiting = entry(task)
    assert waiting is not None and (waiting.retry_count, waiting.next_retry_at, waiting.expires_at) == (0, None, None)
    after = row(task)
    assert (after.status, after.attempt, after.progress, after.started_at) == ("pending", 0, 0, None)
    assert edges(task)[-1] == ("processing", "pending", 1, "w1")


def test_it_keeps_its_place_in_line() -> None:
    first, second = make_task(), make_task()
    queue.release([take(first)], "given back")
    assert [claim.lease.task_id for claim in queue.claim("w", 2, lease_seconds=30)] == [first.id, second.id]
