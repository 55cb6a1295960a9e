from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable

import psutil
import pytest

from novel_tasks.testing.waiting import until
from tasks.tests.processes.plant import Plant, until_gone

pytestmark = pytest.mark.processes


def start(site: Plant) -> tuple[subprocess.Popen[bytes], list[psutil.Process]]:
    """start_local with a worker at work on a task that never ends, and all of its descendants."""
    parent = site.start("manage.py", "start_local", "--port", str(site.port))
    site.until_healthy()
    (task,) = site.add(1, do="hang")
    site.until_state(task, status="processing", stage="step_1")
    family = psutil.Process(parent.pid).children(recursive=True)
    assert len(family) >= 4  # server, worker, forking server, a child
    return parent, family


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_twice_ends_everything(on_sqlite: Callable[..., Plant], number: signal.Signals) -> None:
    parent, family = start(on_sqlite())
    os.killpg(parent.pid, number)  # as a terminal does: to the whole foreground group
    os.kill(parent.pid, number)
    assert parent.wait(60) == 0
    until_gone(family, "server and worker to end with it", 60)


def test_killed_with_9_server_and_workers_end_by_themselves(on_sqlite: Callable[..., Plant]) -> None:
    parent, family = start(on_sqlite(SHUTDOWN_GRACE_SECONDS="1"))
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait(10)
    until_gone(family, "server and worker to end without it", 60)


def test_a_worker_or_server_that_dies_is_started_again(on_sqlite: Callable[..., Plant]) -> None:
    site = on_sqlite()
    parent, _ = start(site)
    before = {each.pid for each in psutil.Process(parent.pid).children()}
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    until(
        lambda: len({each.pid for each in psutil.Process(parent.pid).children()} - before) == len(before),
        "both to be started again",
        60,
    )
    site.until_healthy()
    (task,) = site.add(1)
    site.until_state(task, status="completed")
