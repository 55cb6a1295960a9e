from __future__ import annotations

from realtime.tests.installation import Watched
from realtime.tests.watcher import Watcher


async def test_of_each_task_it_names(installation: Watched) -> None:
    ids = installation.call("make", 3)
    async with Watcher(installation.ws) as watcher:
        await watcher.say("subscribe", task_id=ids[0], task_ids=ids[1:])
        await watcher.until(lambda: {m["task_id"] for m in watcher.messages} == set(ids))
        assert {m["status"] for m in watcher.messages} == {"pending"}
    installation.call("delete", *ids)


async def test_of_a_task_that_is_finished(installation: Watched) -> None:
    [task_id] = installation.call("make")
    installation.call("cancel", task_id)
    async with Watcher(installation.ws) as watcher:
        await watcher.subscribe(task_id)
        assert watcher.messages[0]["status"] == "failed"
        assert watcher.messages[0]["error_message"] == "Cancelled by the test"


async def test_again_when_it_subscribes_again(local: Watched) -> None:
    [task_id] = local.call("make")
    async with Watcher(local.ws) as watcher:
        await watcher.subscribe(task_id)
        await watcher.say("subscribe", task_id=task_id)
        await watcher.until(lambda: len(watcher.of("task_update", task_id)) == 2)


async def test_with_a_slash_at_the_end_and_with_a_name_taken_twice(local: Watched) -> None:
    [task_id] = local.call("make")
    async with Watcher(local.ws + "/") as one, Watcher(local.ws + "/") as other:
        await one.subscribe(task_id)
        await other.subscribe(task_id)


async def test_and_nothing_more_after_it_unsubscribed(local: Watched) -> None:
    [task_id, other] = local.call("make", 2)
    async with Watcher(local.ws) as watcher:
        await watcher.subscribe(task_id, other)
        await watcher.say("unsubscribe", task_id=task_id)
        await watcher.say("ping")
        await watcher.until(lambda: watcher.of("pong"))
        local.call("cancel", task_id)
        local.call("cancel", other)
        await watcher.until(lambda: watcher.status(other) == "failed")
        assert watcher.status(task_id) == "pending"
