"""Every connection of the server to PostgreSQL is cut in the middle: it makes new ones, and nobody misses a state."""

from __future__ import annotations

import psycopg
import pytest

from novel_tasks.testing.installation import POSTGRES
from realtime.tests.installation import Watched
from realtime.tests.watcher import Watcher

pytestmark = pytest.mark.services


def _cut_all_connections(it: Watched) -> int:
    with psycopg.connect(POSTGRES, autocommit=True) as link:
        name = it.database_url.rsplit("/", 1)[1]
        cut = link.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        return len(cut.fetchall())


async def test_watchers_go_on(installation: Watched) -> None:
    if installation.database_url.startswith("sqlite"):
        pytest.skip("SQLite has no connections that could be cut")
    ids = installation.call("make", 3)
    async with Watcher(installation.ws) as watcher, Watcher(installation.ws) as watcher_of_all:
        await watcher.subscribe(*ids, logs=True)
        await watcher_of_all.say("subscribe", task_id="*")
        await watcher_of_all.until(lambda: all(watcher_of_all.state(i) for i in ids))
        for task_id in ids:
            assert _cut_all_connections(installation) >= 2
            installation.driver = installation.new_driver()
            installation.call("cancel", task_id)
            for one in (watcher, watcher_of_all):
                await one.until(lambda one=one, t=task_id: one.status(t) == "failed")
            await watcher.until(lambda t=task_id: watcher.of("task_log", t))
        async with Watcher(installation.ws) as newcomer:
            await newcomer.subscribe(*ids)
