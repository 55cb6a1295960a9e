from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from novel_tasks.testing.waiting import until
from tasks.tests.processes.plant import Plant

pytestmark = pytest.mark.processes

TERMINATE = (
    "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.mark.services
def test_all_connections_are_terminated_again_and_again(on_postgresql: Callable[..., Plant]) -> None:
    site = on_postgresql()
    tasks = site.add(120, do="sleep", seconds=0.05)
    workers = [site.worker("--concurrency", "2") for _ in range(2)]
    ended = "SELECT COUNT(*) FROM tasks WHERE status = 'completed'"
    for share in (1, 20, 40, 60, 80, 100):
        until(lambda: site.sql(ended)[0][0] >= share, f"{share} tasks to be done", 100)  # noqa: B023
        assert site.sql(TERMINATE)[0][0] >= 2
    site.until_all(tasks, "completed")
    site.ended_once(tasks)
    assert [worker.poll() for worker in workers] == [None, None]
    assert {site.state(task)["attempt"] for task in tasks} == {1}, "a broken connection costs no attempt"


def test_locked_for_longer_than_a_lease(on_sqlite: Callable[..., Plant]) -> None:
    """Nobody can renew; so nobody may be robbed either when the lock is gone."""
    site = on_sqlite(LEASE_SECONDS="2", HEARTBEAT_SECONDS="0.5")
    first, second = site.worker("--concurrency", "1"), site.worker("--concurrency", "1")
    site.until_at_work(first)
    site.until_at_work(second)
    tasks = site.add(2, do="sleep", seconds=8)
    for task in tasks:
        site.until_state(task, status="processing", stage="step_1")
    lock = sqlite3.connect(site.folder / "test.db", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    expired = "SELECT COUNT(*) FROM task_queue WHERE expires_at < strftime('%Y-%m-%d %H:%M:%f', 'now')"
    until(lambda: site.sql(expired) == [(2,)], "the leases to run out meanwhile")
    lock.rollback()
    lock.close()
    site.until_all(tasks, "completed")
    site.ended_once(tasks)
    assert [site.state(task)["attempt"] for task in tasks] == [1, 1]
    assert (first.poll(), second.poll()) == (None, None)


@pytest.mark.services
def test_told_to_stop_while_the_database_is_gone_it_ends(on_postgresql: Callable[..., Plant]) -> None:
    site = on_postgresql(SHUTDOWN_GRACE_SECONDS="1")
    worker = site.worker("--concurrency", "1")
    (task,) = site.add(1, do="sleep", seconds=1)
    site.until_state(task, status="processing", stage="step_1")
    site.rename_database("_away")
    until(lambda: "The database is away" in site.output(), "the worker to notice", 60)
    worker.terminate()
    assert worker.wait(60) == 0
    assert "Traceback" not in site.output()
    site.rename_database("")
    assert site.worker("--drain").wait(90) == 0
    site.until_state(task, status="completed")
