from __future__ import annotations

import pytest

from tasks import queue
from tasks.models import Task, TaskLog
from tasks.processors import Result
from tasks.queue import Claim, Failure
from tasks.tests.factories import make_task
from tasks.worker.job import Advanced, Done
from tasks.worker.outbox import Outbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    make_task()
    return queue.claim("w", 1, lease_seconds=30)[0]


@pytest.fixture
def box() -> Outbox:
    return Outbox(progress_seconds=3600)


def says(claim: Claim, percent: int, stage: str, *lines: str) -> Advanced:
    return Advanced(claim.lease.token, claim.lease.task_id, percent, stage, [("info", line, {}) for line in lines])


def now(claim: Claim) -> Task:
    return Task.objects.get(id=claim.lease.task_id)


def seen(claim: Claim) -> tuple[int, str]:
    return now(claim).progress, now(claim).stage


def lines(claim: Claim) -> list[str]:
    return [line.message for line in TaskLog.objects.filter(task_id=claim.lease.task_id).order_by("id")]


def test_the_first_word_is_written_at_once_and_more_waits(box: Outbox, claim: Claim) -> None:
    box.advanced(claim, says(claim, 1, "decoding"))
    box.flush(lambda: False)
    assert seen(claim) == (1, "decoding") and box.due_in() is None
    for percent, stage in ((2, "language"), (30, "chapters")):
        box.advanced(claim, says(claim, percent, stage))
        assert box.flush(lambda: False) == set()
    assert seen(claim) == (1, "decoding") and (box.due_in() or 0) > 3000 and not box.is_empty


def test_what_is_due_is_written_with_all_that_was_said(claim: Claim) -> None:
    box = Outbox(progress_seconds=0)
    box.advanced(claim, says(claim, 2, "language", "a"))
    box.advanced(claim, says(claim, 30, "chapters", "b"))
    box.flush(lambda: False)
    assert seen(claim) == (30, "chapters") and lines(claim)[-2:] == ["a", "b"]


def test_an_end_comes_after_the_lines_that_were_said_before_it(box: Outbox, claim: Claim) -> None:
    box.advanced(claim, says(claim, 1, "decoding"))
    box.flush(lambda: False)
    box.advanced(claim, says(claim, 90, "files", "last words"))
    box.completed(claim, Done(claim.lease.token, claim.lease.task_id, Result(), (), 1))
    box.flush(lambda: False)
    assert lines(claim)[-2:] == ["last words", "Completed in 0.00 s"]
    assert now(claim).status == "completed" and box.is_empty


def test_a_failure_keeps_how_far_it_had_come(box: Outbox, claim: Claim) -> None:
    box.advanced(claim, says(claim, 1, "decoding"))
    box.flush(lambda: False)
    box.advanced(claim, says(claim, 60, "people"))
    box.failed_with(Failure(claim.lease, "It broke.", permanent=True))
    box.flush(lambda: False)
    after = now(claim)
    assert (after.status, after.progress, after.stage) == ("failed", 60, "people")


def test_an_end_that_says_it_all_costs_no_write_of_progress(box: Outbox, claim: Claim) -> None:
    box.advanced(claim, says(claim, 1, "decoding"))
    box.flush(lambda: False)
    before = now(claim).revision
    box.advanced(claim, says(claim, 90, "files"))
    box.completed(claim, Done(claim.lease.token, claim.lease.task_id, Result(), (), 1))
    box.flush(lambda: False)
    assert now(claim).revision == before + 1
