from __future__ import annotations

import os
import signal
from collections.abc import Callable

import pytest

from novel_tasks.testing.waiting import until
from tasks.tests.processes.plant import Plant, until_gone

pytestmark = pytest.mark.processes


def test_sigterm_lets_running_work_end_and_claims_nothing_more(plant: Callable[..., Plant]) -> None:
    site = plant()
    worker = site.worker("--concurrency", "1")
    running, waiting = site.add(2, do="sleep", seconds=5)
    site.until_state(running, status="processing")
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(30) == 0
    assert site.state(running)["status"] == "completed"
    after = site.state(waiting)
    assert (after["status"], after["attempt"]) == ("pending", 0)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_second_signal_gives_work_back_at_once_without_costing_an_attempt(
    plant: Callable[..., Plant], number: signal.Signals
) -> None:
    site = plant()
    worker = site.worker("--concurrency", "2")
    tasks = site.add(2, do="hang", retries=0)
    for task in tasks:
        site.until_state(task, status="processing", stage="step_1")
    family = site.family(worker)
    worker.send_signal(number)
    until(lambda: "stopping" in site.output(), "the first signal to be heard")
    assert worker.poll() is None, "the first one waits for running work"
    worker.send_signal(number)
    assert worker.wait(30) == 0
    until_gone(family, "all of its processes to end")
    for task in tasks:
        after = site.state(task)
        assert (after["status"], after["attempt"], after["progress"]) == ("pending", 0, 0)
        assert site.edges(task)[-1] == ("processing", "pending", 1)


def test_when_the_grace_time_is_over_work_is_given_back(plant: Callable[..., Plant]) -> None:
    site = plant(SHUTDOWN_GRACE_SECONDS="1")
    worker = site.worker("--concurrency", "1")
    (task,) = site.add(1, do="hang", retries=0)
    site.until_state(task, status="processing", stage="step_1")
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(30) == 0
    assert (site.state(task)["status"], site.state(task)["attempt"]) == ("pending", 0)


def test_a_signal_to_the_whole_group_does_not_take_the_children_away(plant: Callable[..., Plant]) -> None:
    """A Ctrl-C in a terminal, or a service manager: all of its processes get the signal at once."""
    site = plant()
    worker = site.worker("--concurrency", "2")
    tasks = site.add(2, do="sleep", seconds=5)
    for task in tasks:
        site.until_state(task, status="processing", stage="step_1")
    os.killpg(worker.pid, signal.SIGINT)
    assert worker.wait(30) == 0
    site.ended_once(tasks)
    assert [site.state(task)["attempt"] for task in tasks] == [1, 1]


def test_drain_ends_when_the_queue_is_empty_delayed_retries_too(plant: Callable[..., Plant]) -> None:
    site = plant()
    tasks = site.add(20) + site.add(2, do="raise", attempts=1)
    worker = site.worker("--drain")
    assert worker.wait(90) == 0
    site.ended_once(tasks)
    assert [site.state(task)["attempt"] for task in tasks[20:]] == [2, 2]


def test_drain_where_nothing_is_processed_ends_as_well(plant: Callable[..., Plant]) -> None:
    site = plant(TASK_PROCESSOR="external")
    (task,) = site.add(1)
    assert site.worker("--drain").wait(60) == 0
    assert site.state(task)["status"] == "pending"
