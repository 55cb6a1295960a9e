from __future__ import annotations

import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from novel_tasks.testing.waiting import until
from tasks.tests.processes.plant import Plant, until_gone

pytestmark = pytest.mark.processes
BOUND_SECONDS = 15.0


def test_another_worker_takes_its_tasks_up(plant: Callable[..., Plant]) -> None:
    site = plant()
    first = site.worker("--concurrency", "2")
    tasks = site.add(2, do="hang", attempts=1) + site.add(3)
    for task in tasks[:2]:
        site.until_state(task, status="processing", stage="step_1")
    site.worker()
    os.kill(first.pid, signal.SIGKILL)
    site.until_all(tasks, "completed")
    site.ended_once(tasks)
    assert [site.state(task)["attempt"] for task in tasks] == [2, 2, 1, 1, 1]


def test_within_15_seconds_of_its_last_heartbeat_as_it_comes_out_of_the_box(plant: Callable[..., Plant]) -> None:
    site = plant(LEASE_SECONDS="", HEARTBEAT_SECONDS="")
    first, second = site.worker("--concurrency", "1"), None
    (task,) = site.add(1, do="hang", attempts=1)
    site.until_state(task, status="processing", stage="step_1")
    second = site.worker()
    site.until_at_work(second)
    beat = until(lambda: site.sql("SELECT heartbeat_at FROM task_workers WHERE pid = ?", first.pid), "a heartbeat")
    os.kill(first.pid, signal.SIGKILL)
    beat = site.sql("SELECT heartbeat_at FROM task_workers WHERE pid = ?", first.pid)
    site.until_state(task, status="completed")
    (again,) = site.sql("SELECT started_at FROM tasks WHERE id = ?", task)
    assert (moment(again[0]) - moment(beat[0][0])).total_seconds() <= BOUND_SECONDS


def test_its_children_end_with_it(plant: Callable[..., Plant]) -> None:
    site = plant()
    worker = site.worker("--concurrency", "3")
    for task in site.add(2, do="hang"):
        site.until_state(task, status="processing", stage="step_1")
    (stuck,) = site.add(1, processor="tasks.tests.processes.processors.stuck")
    site.until_state(stuck, status="processing", stage="stuck")
    family = site.family(worker)
    assert len(family) >= 5
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait(10)
    until_gone(family[1:], "the children to end themselves, those in an endless loop and the stuck one too")


def test_only_workers_that_live_keep_a_row(plant: Callable[..., Plant]) -> None:
    site = plant()
    worker = site.worker()
    site.until_at_work(worker)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(30) == 0
    assert site.sql("SELECT name FROM task_workers") == []


def moment(value: Any) -> datetime:
    if isinstance(value, datetime):
        return value
    return datetime.fromisoformat(value).replace(tzinfo=UTC)
