from __future__ import annotations

from collections.abc import Callable

import pytest

from tasks.tests.processes.plant import Plant

pytestmark = pytest.mark.processes


def test_an_idle_worker_picks_up_what_comes_and_what_becomes_due(plant: Callable[..., Plant]) -> None:
    site = plant()
    worker = site.worker("--concurrency", "2")
    site.until_at_work(worker)
    for _ in range(5):
        (task,) = site.add(1)
        site.until_state(task, status="completed")
    (task,) = site.add(1, do="raise", attempts=2)
    site.until_state(task, status="completed", attempt=3)
