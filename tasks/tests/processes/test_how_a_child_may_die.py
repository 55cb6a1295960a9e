from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from novel_tasks.testing.waiting import until
from tasks.tests.processes.plant import Plant

pytestmark = pytest.mark.processes

DEATHS: dict[str, tuple[dict[str, Any], str]] = {
    "raise": ({"do": "raise", "steps": 2}, r"RuntimeError: Drill: an error on purpose.*in stage step_2"),
    "exit": ({"do": "exit"}, r"Its process exited with status 3, in stage step_1"),
    "kill": ({"do": "kill"}, r"Its process was killed by signal 9 \(SIGKILL\), in stage step_1"),
    "hang": ({"do": "hang", "timeout": 1}, r"It took longer than its 1 s and was stopped, in stage step_1"),
    "allocate": ({"do": "allocate", "megabytes": 2000}, r"more memory than a task may use, in stage step_1"),
}


def test_a_poison_novel_fails_after_its_retries_says_how_it_died_and_costs_others_nothing(
    plant: Callable[..., Plant],
) -> None:
    site = plant(TASK_MEMORY_LIMIT=str(400 * 1024 * 1024))
    poison = {name: site.add(1, retries=1, **orders)[0] for name, (orders, _) in DEATHS.items()}
    healthy = site.add(12, do="sleep", seconds=0.2)
    site.worker("--concurrency", "3")
    site.until_all(healthy, "completed")
    site.until_all(poison.values(), "failed")
    site.ended_once(healthy)
    assert {site.state(task)["attempt"] for task in healthy} == {1}
    for name, (_, sentence) in DEATHS.items():
        after = site.state(poison[name])
        assert re.search(sentence, after["error_message"]), (name, after)
        assert after["error_message"].endswith("It was tried 2 times.")
        assert after["attempt"] == 2
    assert site.sql("SELECT COUNT(*) FROM task_queue") == [(0,)]


def test_a_child_that_is_killed_from_outside(plant: Callable[..., Plant]) -> None:
    site = plant()
    worker = site.worker("--concurrency", "1")
    (task,) = site.add(1, do="hang", attempts=1)
    site.until_state(task, status="processing", stage="step_1")
    (child,) = site.children(worker)
    child.kill()
    site.until_state(task, status="completed", attempt=2)
    (after,) = until(lambda: site.children(worker), "another child")
    assert after.pid != child.pid
    assert worker.poll() is None


def test_the_server_that_forks_children_is_killed(plant: Callable[..., Plant]) -> None:
    site = plant()
    worker = site.worker("--concurrency", "2")
    tasks = site.add(2, do="sleep", seconds=6)
    for task in tasks:
        site.until_state(task, status="processing", stage="step_1")
    forker = site.children(worker)[0].parent()
    assert forker and forker.pid != worker.pid
    forker.kill()
    more = site.add(4) + site.add(2, do="exit", attempts=1)
    site.until_all([*tasks, *more], "completed")
    site.ended_once([*tasks, *more])
    assert worker.poll() is None
