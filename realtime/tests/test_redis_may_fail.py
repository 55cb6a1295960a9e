"""Redis is killed, comes back empty, or hangs, in the middle of 50 tasks and 50 watchers: nobody misses an end."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest

from realtime.tests.installation import RedisServer, Watched
from realtime.tests.watcher import Watcher

pytestmark = pytest.mark.services
TASKS = 50
AWAY_SECONDS = 6


@contextlib.asynccontextmanager
async def _fifty(it: Watched) -> AsyncIterator[tuple[list[str], list[Watcher]]]:
    """Fifty tasks that are worked on, each with a watcher of its own, who also reads its log."""
    ids = it.call("make", TASKS)
    claimed: list[str] = []
    while len(claimed) < TASKS:
        claimed += it.call("claim", TASKS)
    async with contextlib.AsyncExitStack() as stack:
        watchers = [await stack.enter_async_context(Watcher(it.ws)) for _ in ids]
        for task_id, watcher in zip(ids, watchers, strict=True):
            await watcher.subscribe(task_id, logs=True)
        yield ids, watchers


async def _all_told(it: Watched, ids: list[str], watchers: list[Watcher], status: str) -> None:
    for task_id, watcher in zip(ids, watchers, strict=True):
        await watcher.until(lambda w=watcher, t=task_id: w.status(t) == status, f"{status} of {task_id}")
        wanted = it.call("log_ids", task_id)
        await watcher.until(lambda w=watcher, n=wanted: [line["id"] for line in w.of("task_log")] == n, "the log")
        watcher.assert_revisions_grow()


async def _progress_arrives(it: Watched, ids: list[str], watchers: list[Watcher], value: int) -> None:
    for task_id in ids:
        it.call("progress", task_id, value, lines=1)
    for task_id, watcher in zip(ids, watchers, strict=True):
        await watcher.until(lambda w=watcher, t=task_id: (w.state(t) or {}).get("progress") == value, "progress")


async def test_killed_in_the_middle(redis_server: RedisServer, fragile: Watched) -> None:
    async with _fifty(fragile) as (ids, watchers):
        await _progress_arrives(fragile, ids, watchers, 10)
        redis_server.kill()
        over = asyncio.get_running_loop().time() + AWAY_SECONDS
        await _progress_arrives(fragile, ids, watchers, 40)  # the database carries meanwhile
        fragile.call("complete", *ids[:25])
        await _all_told(fragile, ids[:25], watchers[:25], "completed")
        await asyncio.sleep(over - asyncio.get_running_loop().time())
        redis_server.start()  # empty: it forgot who was subscribed
        await _progress_arrives(fragile, ids[25:], watchers[25:], 70)
        fragile.call("complete", *ids[25:])
        await _all_told(fragile, ids, watchers, "completed")
    assert "Traceback" not in fragile.output()


async def test_hanging_in_the_middle(redis_server: RedisServer, fragile: Watched) -> None:
    async with _fifty(fragile) as (ids, watchers):
        redis_server.freeze()
        await _progress_arrives(fragile, ids, watchers, 40)
        async with Watcher(fragile.ws) as newcomer:
            await newcomer.subscribe(*ids)
        redis_server.thaw()
        fragile.call("complete", *ids)
        await _all_told(fragile, ids, watchers, "completed")


async def test_heard_again_after_it_came_back_empty(redis_server: RedisServer, fragile: Watched) -> None:
    """Not only the revision check carries on: the link itself does."""
    [task_id] = fragile.call("make")
    async with Watcher(fragile.ws) as watcher:
        await watcher.subscribe(task_id)
        redis_server.kill()
        await _until_logged(fragile, "The channel layer is away")
        redis_server.start()
        await _until_logged(fragile, "The channel layer is heard again")
        fragile.call("cancel", task_id)
        await watcher.until(lambda: watcher.status(task_id) == "failed")


async def test_heard_again_after_its_connections_died_unnoticed(redis_server: RedisServer, fragile: Watched) -> None:
    [task_id] = fragile.call("make")
    async with Watcher(fragile.ws) as watcher:
        await watcher.subscribe(task_id)
        redis_server.freeze()
        await _until_logged(fragile, "trying with new connections")
        redis_server.thaw()
        await _until_logged(fragile, "The channel layer is heard again")
        fragile.call("cancel", task_id)
        await watcher.until(lambda: watcher.status(task_id) == "failed")


async def test_away_from_the_start(redis_server: RedisServer, fragile: Watched) -> None:
    redis_server.kill()
    ids = fragile.call("make", 3)
    async with Watcher(fragile.ws) as watcher, Watcher(fragile.ws) as watcher_of_all:
        await watcher.subscribe(*ids)
        await watcher_of_all.say("subscribe", task_id="*")
        await watcher_of_all.until(lambda: all(watcher_of_all.state(i) for i in ids))
        for task_id in ids:
            fragile.call("cancel", task_id)
        for one in (watcher, watcher_of_all):
            await one.until(lambda one=one: all(one.status(i) == "failed" for i in ids))
        redis_server.start()


async def _until_logged(it: Watched, text: str) -> None:
    async with asyncio.timeout(30):
        while text not in it.output():  # noqa: ASYNC110 (a file tells nobody that it grew)
            await asyncio.sleep(0.1)
