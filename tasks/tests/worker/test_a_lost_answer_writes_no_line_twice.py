"""A report of progress was committed and the connection broke: it is made again, and nothing of it is there twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from django.db import OperationalError

from tasks import queue
from tasks.models import TaskLog
from tasks.queue import Claim, Progress
from tasks.tests.factories import make_task
from tasks.tests.queue.rows import row
from tasks.worker import outbox as module
from tasks.worker.job import Advanced
from tasks.worker.outbox import Outbox

pytestmark = pytest.mark.django_db(transaction=True)


def says(claim: Claim, percent: int, *lines: str) -> Advanced:
    return Advanced(claim.lease.token, claim.lease.task_id, percent, "chapters", [("info", line, {}) for line in lines])


def lines(claim: Claim) -> list[str]:
    own = TaskLog.objects.filter(task_id=claim.lease.task_id).order_by("id")
    return [line.message for line in own if "to" not in line.details]


@pytest.fixture
def answers_get_lost(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Every second answer: each write is committed, and seems to have failed the first time."""
    really: Callable[[Sequence[Progress]], set[str]] = queue.report_progress
    calls: list[int] = []

    def report_progress(updates: Sequence[Progress]) -> set[str]:
        calls.append(len(updates))
        held = really(updates)
        if len(calls) % 2:
            raise OperationalError("server closed the connection unexpectedly")
        return held

    monkeypatch.setattr(module.queue, "report_progress", report_progress)
    return calls


def test_lines_and_revisions_come_once(answers_get_lost: list[int]) -> None:
    tasks = [make_task(), make_task()]
    claims = queue.claim("w", 2, lease_seconds=30)
    before = [row(task).revision for task in tasks]
    box = Outbox(progress_seconds=0)
    for number in (1, 2, 3):
        for claim in claims:
            box.advanced(claim, says(claim, number * 10, f"{number} a", f"{number} b"))
        assert box.flush(lambda: False) == set()
    assert len(answers_get_lost) == 6
    for claim in claims:
        assert lines(claim) == ["1 a", "1 b", "2 a", "2 b", "3 a", "3 b"]
    assert [row(task).revision for task in tasks] == [revision + 3 for revision in before]


def test_the_next_attempt_begins_to_count_anew() -> None:
    task = make_task()
    box = Outbox(progress_seconds=0)
    for number in (1, 2):
        (claim,) = queue.claim("w", 1, lease_seconds=30)
        box.advanced(claim, says(claim, 10, f"attempt {number}"))
        box.flush(lambda: False)
        queue.release([claim.lease], "given back")
    assert row(task).status == "pending"
    assert lines(claim) == ["attempt 1", "attempt 2"]


def test_the_control_a_report_without_a_number_is_written_each_time() -> None:
    make_task()
    (claim,) = queue.claim("w", 1, lease_seconds=30)
    for _ in range(2):
        queue.report_progress([Progress(claim.lease, 10, "chapters", [("info", "a line", {})])])
    assert lines(claim) == ["a line", "a line"]
