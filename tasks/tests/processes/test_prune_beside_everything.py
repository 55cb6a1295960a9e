from __future__ import annotations

from collections.abc import Callable

import pytest

from tasks.tests.processes.plant import Plant, end

pytestmark = pytest.mark.processes
HERE = "tasks.tests.processes.processors"

# Every finished task looks as if it had ended long ago.
AGE = "UPDATE tasks SET completed_at = '2020-01-01 00:00:00' WHERE status = 'completed'"


def test_it_removes_what_is_old_while_workers_make_more(plant: Callable[..., Plant]) -> None:
    site = plant(RETENTION_DAYS="1")
    tasks = site.add(40, do="sleep", seconds=0.3) + site.add(40, processor=f"{HERE}.writes")
    workers = [site.worker("--concurrency", "2") for _ in range(2)]
    rounds = 0
    while site.sql("SELECT 1 FROM task_queue") or site.sql("SELECT 1 FROM tasks"):
        site.sql(AGE)
        site.manage("prune")
        rounds += 1
    assert rounds > 1, "it never met a worker at work"
    assert {site.state(task)["status"] for task in tasks} == {"deleted"}
    for table in ("task_logs", "task_results", "file_storage"):
        assert site.sql(f"SELECT COUNT(*) FROM {table}") == [(0,)]
    assert [end(worker) for worker in workers] == [0, 0]
    assert [path for path in (site.folder / "media").rglob("*") if path.is_file()] == []
    # Nothing went wrong on the way: a task that failed would have stayed, and so would one that was lost.
    assert "Traceback" not in site.output() and "will be tried again" not in site.output()
