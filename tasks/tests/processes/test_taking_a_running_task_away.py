from __future__ import annotations

from collections.abc import Callable

import pytest

from novel_tasks.testing.waiting import until
from tasks.tests.processes.plant import Plant, until_gone

pytestmark = pytest.mark.processes

CANCEL = "from tasks import queue; queue.cancel({!r}, 'a test')"
DELETE = "from tasks.services.deletion import delete_tasks; delete_tasks([{!r}])"


@pytest.mark.parametrize(("act", "status"), [(CANCEL, "failed"), (DELETE, "deleted")], ids=["cancel", "delete"])
def test_its_child_is_stopped_and_the_worker_goes_on(plant: Callable[..., Plant], act: str, status: str) -> None:
    # A lease so long that only being told, not the heartbeat, explains that the work stops.
    site = plant(LEASE_SECONDS="3600", HEARTBEAT_SECONDS="1800")
    worker = site.worker("--concurrency", "1")
    (task,) = site.add(1, do="hang")
    site.until_state(task, status="processing", stage="step_1")
    children = site.children(worker)
    site.manage("shell", "-c", act.format(task))
    until_gone(children, "the child to be stopped")
    (next_,) = site.add(1)
    site.until_state(next_, status="completed")
    assert site.state(task)["status"] == status
    assert site.sql("SELECT COUNT(*) FROM task_results WHERE task_id = ?", task) == [(0,)]
    assert not list((site.folder / "media").rglob(f"*{task}*"))


def test_cancelled_and_put_in_line_again_at_once(plant: Callable[..., Plant]) -> None:
    """The news of the cancelling may arrive when the same worker holds the task again: under another lease."""
    site = plant(LEASE_SECONDS="3600", HEARTBEAT_SECONDS="1800")
    site.worker("--concurrency", "2")
    (task,) = site.add(1, do="hang", attempts=1)
    site.until_state(task, status="processing", stage="step_1")
    again = "queue.retry({!r}, 'a test', max_retries=0, timeout_seconds=600)"
    site.manage("shell", "-c", f"{CANCEL.format(task)}; {again.format(task)}")
    site.until_state(task, status="completed", attempt=2)
    until(lambda: not site.sql("SELECT 1 FROM task_queue"), "nothing to be held")
