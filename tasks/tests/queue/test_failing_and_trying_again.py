from __future__ import annotations

import pytest
from django.utils import timezone

from tasks import queue
from tasks.models import QueueEntry, TaskLog
from tasks.queue import Failure
from tasks.queue.retry_policy import LONGEST_DELAY_SECONDS, delay_seconds, may_retry
from tasks.tests.factories import make_task
from tasks.tests.queue.rows import edges, entry, make_due, row, run_out, take

pytestmark = pytest.mark.django_db


def fail_once(task: object, reason: str = "It broke.", **more: bool) -> None:
    make_due(task)  # type: ignore[arg-type]
    assert queue.fail([Failure(take(task), reason, **more)])  # type: ignore[arg-type]


def test_a_failed_attempt_goes_back_in_line_with_a_delay() -> None:
    task = make_task()
    before = timezone.now()
    queue.fail([Failure(take(task), "It broke.")])
    waiting = entry(task)
    assert waiting is not None
    assert (waiting.retry_count, waiting.assigned_worker, waiting.lease_token) == (1, None, None)
    assert waiting.next_retry_at is not None and waiting.next_retry_at > before
    after = row(task)
    assert (after.status, after.progress, after.stage, after.started_at, after.attempt) == ("pending", 0, "", None, 1)
    assert edges(task)[-1] == ("processing", "pending", 1, "w1")


def test_after_max_retries_it_failed_and_says_why() -> None:
    task = make_task(max_retries=2)
    for _ in range(3):
        assert row(task).status == "pending"
        fail_once(task)
    after = row(task)
    assert (after.status, after.attempt) == ("failed", 3)
    assert after.error_message == "It broke. It was tried 3 times."
    assert not QueueEntry.objects.filter(task=task).exists()
    assert [edge[1] for edge in edges(task)] == ["processing", "pending"] * 2 + ["processing", "failed"]


def test_no_retries_is_one_try() -> None:
    task = make_task(max_retries=0)
    fail_once(task)
    assert (row(task).status, row(task).error_message) == ("failed", "It broke.")


def test_what_would_fail_the_same_way_is_not_tried_again() -> None:
    task = make_task(max_retries=3)
    fail_once(task, "No text in it.", permanent=True)
    assert (row(task).status, row(task).error_message) == ("failed", "No text in it.")


def test_a_retry_by_a_person_starts_counting_anew_and_keeps_the_attempts() -> None:
    task = make_task(max_retries=0)
    fail_once(task)
    queue.retry(task.id, "somebody", max_retries=2, timeout_seconds=10)
    fresh = entry(task)
    assert fresh is not None and (fresh.retry_count, fresh.max_retries) == (0, 2)
    assert take(task).attempt == 2


def test_the_details_of_a_failure_cannot_pass_for_those_of_the_edge() -> None:
    task = make_task()
    lease = take(task)
    queue.fail([Failure(lease, "It broke.", {"attempt": 99, "worker": "liar", "old": 1, "stage": "chapters"})])
    details = TaskLog.objects.filter(task=task).order_by("id").last().details  # type: ignore[union-attr]
    assert (details["attempt"], details["worker"], details["stage"]) == (1, "w1", "chapters")


def test_the_same_failure_twice_in_one_call_counts_once() -> None:
    task = make_task()
    failure = Failure(take(task), "It broke.")
    queue.fail([failure, failure])
    assert row(task).status == "pending"
    assert len(edges(task)) == 2


def test_a_dead_worker_costs_an_attempt_but_no_delay() -> None:
    task = make_task(max_retries=1)
    take(task)
    run_out(task)
    assert queue.rescue() == [task.id]
    assert entry(task).next_retry_at is None  # type: ignore[union-attr]
    take(task, "w2")
    run_out(task)
    queue.rescue()
    after = row(task)
    assert after.status == "failed"
    assert after.error_message is not None
    assert "w2 died" in after.error_message and "tried 2 times" in after.error_message


@pytest.mark.pure
def test_delays_grow_and_are_spread_and_have_an_end() -> None:
    for retries in range(40):
        middle = min(LONGEST_DELAY_SECONDS, 2.0 * 2.0**retries)
        delays = [delay_seconds(retries, 2.0) for _ in range(200)]
        assert all(0.5 * middle <= delay <= 1.5 * middle for delay in delays)
        assert len(set(delays)) > 100, "jitter"


@pytest.mark.pure
@pytest.mark.parametrize(
    ("count", "most", "permanent", "again"),
    [(0, 0, False, False), (0, 1, False, True), (1, 1, False, False), (2, 3, False, True), (0, 3, True, False)],
)
def test_whether_there_is_another_try(count: int, most: int, permanent: bool, again: bool) -> None:
    assert may_retry(count, most, permanent=permanent) is again
