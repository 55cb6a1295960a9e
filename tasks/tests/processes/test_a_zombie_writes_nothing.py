from __future__ import annotations

import os
import signal
from collections.abc import Callable

import pytest

from novel_tasks.testing.waiting import until
from tasks.tests.processes.plant import Plant

pytestmark = pytest.mark.processes


def test_a_worker_that_slept_past_its_lease(plant: Callable[..., Plant]) -> None:
    site = plant()
    first = site.worker("--concurrency", "1")
    (task,) = site.add(1, do="sleep", seconds=5)
    site.until_state(task, status="processing", stage="step_1")
    os.kill(first.pid, signal.SIGSTOP)  # its child goes on, and finishes into a pipe that nobody reads
    site.worker("--concurrency", "1")
    site.until_state(task, status="completed", attempt=2)
    before = (site.state(task), site.edges(task), site.sql("SELECT * FROM task_results"))
    os.kill(first.pid, signal.SIGCONT)
    # It lives on and works: what it does next comes after whatever it would have written of the former task.
    row = "SELECT done_count FROM task_workers WHERE pid = ?"
    more = site.add(4, do="sleep", seconds=1)
    until(lambda: (site.sql(row, first.pid) or [(0,)])[0][0] > 0, "the first worker to work again", 60)
    site.until_all(more, "completed")
    assert (
        site.state(task),
        site.edges(task),
        site.sql("SELECT * FROM task_results WHERE task_id = ?", task),
    ) == before
    assert before[1].count(("processing", "completed", 2)) == 1
    assert ("processing", "completed", 1) not in before[1]
