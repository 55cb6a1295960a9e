"""The fence: whoever lost a lease can neither advance, nor finish, nor fail, nor release, nor renew."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tasks import queue
from tasks.models import Task
from tasks.queue import Failure, FileMade, Lease, Outcome, Progress
from tasks.tests.factories import make_task
from tasks.tests.queue.rows import everything, row, run_out, take

pytestmark = pytest.mark.django_db

FILE = FileMade("report.json", "results/x/y/report.json", "application/json", 2, "0" * 64)
WRITES: dict[str, Callable[[Sequence[Lease]], set[str]]] = {
    "progress": lambda leases: queue.report_progress(
        [Progress(lease, 50, "zombie", [("info", "zombie", {})]) for lease in leases]
    ),
    "complete": lambda leases: queue.complete(
        [Outcome(lease, 5, summary="zombie", files=(FILE,), result_url="/zombie") for lease in leases]
    ),
    "fail": lambda leases: queue.fail([Failure(lease, "zombie", permanent=True) for lease in leases]),
    "fail to be retried": lambda leases: queue.fail([Failure(lease, "zombie") for lease in leases]),
    "release": lambda leases: queue.release(leases, "zombie"),
    "renew": lambda leases: queue.renew(leases, 1000),
}


def rescued_and_taken_again(task: Task, stale: Lease) -> None:
    run_out(task)
    assert queue.rescue() == [task.id]
    assert take(task, "w2").token != stale.token


def rescued(task: Task, stale: Lease) -> None:
    run_out(task)
    assert queue.rescue() == [task.id]


def cancelled(task: Task, stale: Lease) -> None:
    queue.cancel(task.id, "somebody")


def completed(task: Task, stale: Lease) -> None:
    assert queue.complete([Outcome(stale, 5, summary="the first")])


def deleted(task: Task, stale: Lease) -> None:
    from tasks.services.deletion import delete_tasks

    delete_tasks([task.id])


def taken_again_by_the_same_worker(task: Task, stale: Lease) -> None:
    queue.release([stale], "given back")
    assert take(task, stale.worker).worker == stale.worker


LOSSES = [rescued_and_taken_again, rescued, cancelled, completed, deleted, taken_again_by_the_same_worker]


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.__name__)
def test_every_write_after_every_loss(write: str, loss: Callable[[Task, Lease], None]) -> None:
    task = make_task()
    stale = take(task, "w1")
    loss(task, stale)
    before = everything(task)
    assert WRITES[write]([stale]) == set()
    assert everything(task) == before


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("stale_first", [True, False])
def test_the_stale_lease_beside_the_present_one_in_one_call(write: str, stale_first: bool) -> None:
    task = make_task()
    stale = take(task, "w1")
    queue.release([stale], "given back")
    present = take(task, "w1")
    before = everything(task)
    leases = [stale, present] if stale_first else [present, stale]
    assert WRITES[write](leases) == {task.id}
    after = everything(task)
    assert len(after["logs"]) <= len(before["logs"]) + 1, "the present one's line, not the stale one's as well"
    assert len(after["files"]) <= len(before["files"]) + 1


def test_the_control_a_lease_that_is_held_may_do_all_of_it() -> None:
    for write in WRITES.values():
        task = make_task()
        lease = take(task, "w1")
        before = everything(task)
        assert write([lease]) == {task.id}
        assert everything(task) != before


def test_a_token_alone_is_no_lease_on_another_task() -> None:
    mine, other = make_task(), make_task()
    lease = take(mine, "w1")
    take(other, "w2")
    forged = Lease(other.id, lease.token, "w1", lease.attempt)
    assert queue.complete([Outcome(forged, 1)]) == set()
    assert row(other).status == "processing"


def test_a_renewed_lease_is_not_rescued_and_one_that_ran_out_may_be_renewed_until_it_is() -> None:
    task = make_task()
    lease = take(task, "w1")
    run_out(task)
    assert queue.renew([lease], 30) == {task.id}
    assert queue.rescue() == []
    assert queue.complete([Outcome(lease, 1)]) == {task.id}
