from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from tasks import queue
from tasks.models import TaskLog, TaskResult
from tasks.processors import Result
from tasks.queue import Claim, Outcome
from tasks.tests.factories import make_task
from tasks.tests.queue.rows import row
from tasks.worker import outbox as module
from tasks.worker import plain
from tasks.worker.job import Advanced, Done
from tasks.worker.outbox import Outbox

ODD = {
    "nul": "a\x00b",
    "surrogate": "a\ud800b",
    "nan": float("nan"),
    "deep": {"inf": [float("-inf"), {1: {2, 3}}]},
    "bytes": b"x",
    "decimal": Decimal("1.5"),
    "\x00key": None,
}


@pytest.mark.pure
def test_json_that_every_database_takes() -> None:
    clean = plain.json(ODD)
    assert json.loads(json.dumps(clean, allow_nan=False)) == clean
    assert "\\u0000" not in json.dumps(clean)
    json.dumps(clean, ensure_ascii=False).encode()
    assert (clean["nul"], clean["surrogate"], clean["nan"]) == ("ab", "a?b", None)
    assert clean["deep"] == {"inf": [None, {"1": [2, 3]}]}


@pytest.mark.pure
@pytest.mark.parametrize(
    ("value", "error"),
    [
        ("a summary", TypeError),
        ({"sumary": "x"}, TypeError),
        (Result(quality_score=1.2), ValueError),
        (Result(confidence_score=float("nan")), ValueError),
        (Result(tokens_processed=2**70), ValueError),
        (Result(result_url="x" * 3000), ValueError),
    ],
    ids=str,
)
def test_what_nothing_can_be_made_of_is_the_processors_error(value: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        plain.result(value)


@pytest.mark.pure
def test_a_dict_of_its_fields_is_a_result_and_nothing_is_an_empty_one() -> None:
    assert plain.result({"summary": "x", "quality_score": 0.5}) == Result(summary="x", quality_score=0.5)
    assert plain.result(None) == Result()


def claims(count: int) -> list[Claim]:
    for _ in range(count):
        make_task()
    return queue.claim("w", count, lease_seconds=30)


@pytest.mark.django_db
def test_it_is_stored() -> None:
    (claim,) = claims(1)
    box = Outbox()
    odd = plain.result(Result(summary="a\x00\ud800", full_content="\x00{}", extra_data=ODD))
    lines = [(plain.level("fatal"), plain.text("x\x00"), plain.json({"odd": ODD}))]
    box.advanced(claim, Advanced(claim.lease.token, claim.lease.task_id, 5, "s", lines))
    box.completed(claim, Done(claim.lease.token, claim.lease.task_id, odd, (), 1))
    assert box.flush(lambda: False) == set()
    result = TaskResult.objects.get(task_id=claim.lease.task_id)
    assert (result.summary, result.full_content, result.extra_data["nul"]) == ("a?", "{}", "ab")
    assert TaskLog.objects.filter(task_id=claim.lease.task_id, message="x", log_level="info").exists()


@pytest.mark.django_db
def test_one_that_cannot_be_stored_at_all_costs_the_others_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = claims(5)
    poison = taken[2].lease

    def complete(outcomes: Sequence[Outcome]) -> set[str]:
        if any(outcome.lease == poison for outcome in outcomes):
            raise ValueError("A string literal cannot contain NUL (0x00) characters.")
        return queue_complete(outcomes)

    queue_complete = queue.complete
    monkeypatch.setattr(module.queue, "complete", complete)
    box = Outbox()
    for claim in taken:
        box.completed(claim, Done(claim.lease.token, claim.lease.task_id, Result(), (), 1))
    box.flush(lambda: False)
    assert box.is_empty and (box.done, box.failed) == (4, 1)
    statuses = [(row_.status, row_.error_message) for row_ in (row_of(claim) for claim in taken)]
    assert [status for status, _ in statuses] == ["completed", "completed", "failed", "completed", "completed"]
    assert statuses[2][1] == "Its result cannot be stored: ValueError."


def row_of(claim: Claim) -> Any:
    from tasks.models import Task

    return row(Task(id=claim.lease.task_id))
