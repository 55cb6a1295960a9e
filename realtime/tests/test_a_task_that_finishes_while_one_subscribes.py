"""Whenever the subscription falls: before, in the middle of or after the end, the end is heard."""

from __future__ import annotations

import asyncio

from realtime.tests.installation import Watched
from realtime.tests.watcher import Watcher

ROUNDS = 10
TASKS = 34  # of a round: with three links about a thousand subscriptions in all


async def test_end_is_heard(installation: Watched) -> None:
    for _ in range(ROUNDS):
        ids = installation.call("make", TASKS)
        claimed: list[str] = []
        while len(claimed) < TASKS:
            claimed += installation.call("claim", TASKS)
        async with Watcher(installation.ws) as watcher:
            installation.driver.begin("work", claimed, 1)
            for task_id in ids:
                await watcher.say("subscribe", task_id=task_id, logs=True)
                await asyncio.sleep(0)
            await watcher.until(lambda ids=ids: all(watcher.status(i) == "completed" for i in ids), "every end")
            watcher.assert_revisions_grow()
            installation.driver.end()
            for task_id in ids:
                wanted = installation.call("log_ids", task_id)
                await watcher.until(
                    lambda t=task_id, w=wanted: [line["id"] for line in watcher.of("task_log", t)] == w,
                    f"the log of {task_id}",
                )
        installation.call("delete", *ids)
