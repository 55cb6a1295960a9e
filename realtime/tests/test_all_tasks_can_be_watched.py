from __future__ import annotations

from realtime.tests.installation import Watched
from realtime.tests.watcher import Watcher


async def test_a_new_task_appears_and_is_followed_to_its_end(installation: Watched) -> None:
    [before] = installation.call("make")
    async with Watcher(installation.ws) as watcher:
        await watcher.say("subscribe", task_id="*")
        await watcher.until(lambda: watcher.state(before))
        ids = installation.call("make", 5)
        claimed: list[str] = []
        while not set(claimed) >= {*ids, before}:
            claimed += installation.call("claim", 100)
        installation.call("work", claimed)
        await watcher.until(lambda: all(watcher.status(i) == "completed" for i in [*ids, before]), "every end")
        watcher.assert_revisions_grow()


async def test_with_one_of_them_subscribed_each_state_comes_once(local: Watched) -> None:
    [task_id] = local.call("make")
    async with Watcher(local.ws) as watcher:
        await watcher.subscribe(task_id)
        await watcher.say("subscribe", task_id="*")
        local.call("patch", task_id, {"priority": 1})
        await watcher.until(lambda: (watcher.state(task_id) or {}).get("revision") == 2)
        watcher.assert_revisions_grow()


async def test_until_one_unsubscribes(local: Watched) -> None:
    [task_id, other] = local.call("make", 2)
    async with Watcher(local.ws) as watcher:
        await watcher.say("subscribe", task_id="*")
        await watcher.until(lambda: watcher.state(task_id) and watcher.state(other))
        await watcher.say("unsubscribe", task_id="*")
        await watcher.say("subscribe", task_id=other)
        await watcher.until(lambda: len(watcher.of("task_update", other)) == 2)
        local.call("cancel", task_id)
        local.call("cancel", other)
        await watcher.until(lambda: watcher.status(other) == "failed")
        assert watcher.status(task_id) == "pending"
