"""Each change of status is one log row and one revision, and watchers hear of each once, after the commit."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from tasks import queue
from tasks.models import Task, TaskLog
from tasks.queue import Failure, Outcome, Progress
from tasks.signals import tasks_changed
from tasks.tests.factories import make_finished_task, make_task
from tasks.tests.queue.rows import edges, row, run_out, take


def processing() -> tuple[Task, queue.Lease]:
    task = make_task()
    return task, take(task)


def of_waiting(act: Callable[[str], Any]) -> Callable[[], tuple[Task, Callable[[], Any]]]:
    def prepare() -> tuple[Task, Callable[[], Any]]:
        task = make_task()
        return task, lambda: act(task.id)

    return prepare


def of_held(act: Callable[[queue.Lease], Any]) -> Callable[[], tuple[Task, Callable[[], Any]]]:
    def prepare() -> tuple[Task, Callable[[], Any]]:
        task, lease = processing()
        return task, lambda: act(lease)

    return prepare


def of_failed(act: Callable[[str], Any]) -> Callable[[], tuple[Task, Callable[[], Any]]]:
    def prepare() -> tuple[Task, Callable[[], Any]]:
        task = make_finished_task(status="failed")
        return task, lambda: act(task.id)

    return prepare


def of_expired() -> tuple[Task, Callable[[], Any]]:
    task, _ = processing()
    run_out(task)
    return task, queue.rescue


CHANGES = {
    "claim": (of_waiting(lambda _: queue.claim("w1", 1, lease_seconds=30)), ("pending", "processing", 1, "w1")),
    "complete": (of_held(lambda lease: queue.complete([Outcome(lease, 1)])), ("processing", "completed", 1, "w1")),
    "fail": (of_held(lambda lease: queue.fail([Failure(lease, "x")])), ("processing", "pending", 1, "w1")),
    "give up": (
        of_held(lambda lease: queue.fail([Failure(lease, "x", permanent=True)])),
        ("processing", "failed", 1, "w1"),
    ),
    "release": (of_held(lambda lease: queue.release([lease], "x")), ("processing", "pending", 1, "w1")),
    "rescue": (of_expired, ("processing", "pending", 1, "w1")),
    "cancel": (of_held(lambda lease: queue.cancel(lease.task_id, "x")), ("processing", "failed", 1, "w1")),
    "cancel waiting": (of_waiting(lambda task_id: queue.cancel(task_id, "x")), ("pending", "failed", 0, None)),
    "retry": (
        of_failed(lambda task_id: queue.retry(task_id, "x", max_retries=1, timeout_seconds=5)),
        ("failed", "pending", 1, None),
    ),
    "patch": (
        of_waiting(lambda task_id: queue.patch(task_id, {"status": "processing"}, "them")),
        ("pending", "processing", 1, "them"),
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", CHANGES)
def test_one_row_one_revision_one_announcement(name: str, django_capture_on_commit_callbacks: Any) -> None:
    prepare, edge = CHANGES[name]
    task, act = prepare()
    revision, lines = row(task).revision, TaskLog.objects.filter(task=task).count()
    heard: list[dict[str, Any]] = []

    def listen(changes: list[dict[str, Any]], **_: Any) -> None:
        heard.extend(change for change in changes if change["id"] == task.id)

    tasks_changed.connect(listen)
    try:
        with django_capture_on_commit_callbacks() as callbacks:
            act()
        assert heard == [], "nothing is announced before the commit"
        for callback in callbacks:
            callback()
    finally:
        tasks_changed.disconnect(listen)
    assert row(task).revision == revision + 1
    assert TaskLog.objects.filter(task=task).count() == lines + 1
    assert edges(task)[-1] == edge
    assert [change["revision"] for change in heard] == [revision + 1]
    assert (heard[0]["status"], heard[0]["attempt"]) == (row(task).status, row(task).attempt)


@pytest.mark.django_db
def test_progress_is_one_revision_and_its_lines_come_in_order() -> None:
    task, lease = processing()
    revision = row(task).revision
    lines = [("info", f"line {number}", {"number": number}) for number in range(5)]
    queue.report_progress([Progress(lease, 40, "chapters", lines)])
    after = row(task)
    assert (after.revision, after.progress, after.stage) == (revision + 1, 40, "chapters")
    written = list(TaskLog.objects.filter(task=task).order_by("id").values_list("message", flat=True))
    assert written[-5:] == [line[1] for line in lines]


@pytest.mark.django_db
def test_progress_never_falls_and_100_is_for_the_end() -> None:
    task, lease = processing()
    for percent, shown in ((50, 50), (20, 50), (100, 99), (-5, 99)):
        queue.report_progress([Progress(lease, percent)])
        assert row(task).progress == shown


@pytest.mark.django_db
def test_a_whole_life_is_an_unbroken_chain() -> None:
    task = make_task(max_retries=1)
    queue.release([take(task)], "given back")
    take(task)
    run_out(task)
    queue.rescue()
    queue.complete([Outcome(take(task, "w2"), 1)])
    queue.retry(task.id, "alice", max_retries=0, timeout_seconds=5)
    queue.fail([Failure(take(task, "w3"), "x")])
    chain = edges(task)
    assert all(before[1] == after[0] for before, after in itertools.pairwise(chain))
    assert [edge[1] for edge in chain] == [
        *("processing", "pending") * 2,
        "processing",
        "completed",
        "pending",
        "processing",
        "failed",
    ]
