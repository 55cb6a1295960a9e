from __future__ import annotations

from realtime.tests.installation import Watched
from realtime.tests.watcher import Watcher


def _claimed(it: Watched) -> str:
    [task_id] = it.call("make", priority=100)
    while task_id not in it.call("claim", 1):
        pass
    return str(task_id)


def _ids(watcher: Watcher, task_id: str) -> list[int]:
    return [line["id"] for line in watcher.of("task_log", task_id)]


async def test_each_line_once(installation: Watched) -> None:
    """Far more lines than one look takes, written as fast as they can be."""
    task_id = _claimed(installation)
    async with Watcher(installation.ws) as early, Watcher(installation.ws) as late:
        await early.subscribe(task_id, logs=True)
        for value in range(1, 51):
            installation.call("progress", task_id, value, lines=20)
        await late.subscribe(task_id, logs=True)
        installation.call("complete", task_id)
        written = installation.call("log_ids", task_id)
        assert len(written) > 1000
        for one in (early, late):
            await one.until(lambda one=one: len(_ids(one, task_id)) >= len(written), "every line")
            assert _ids(one, task_id) == written
            assert one.messages[0]["type"] == "task_update"


async def test_a_new_connection_resumes_it(installation: Watched) -> None:
    task_id = _claimed(installation)
    installation.call("progress", task_id, 10, lines=30)
    async with Watcher(installation.ws) as first:
        await first.subscribe(task_id, logs=True)
        await first.until(lambda: len(_ids(first, task_id)) >= 20)
        seen = _ids(first, task_id)[:20]
    installation.call("progress", task_id, 20, lines=30)
    async with Watcher(installation.ws) as second:
        await second.subscribe(task_id, logs=True, after=seen[-1])
        installation.call("complete", task_id)
        written = installation.call("log_ids", task_id)
        await second.until(lambda: seen + _ids(second, task_id) == written, "the rest of the log")


async def test_a_line_has_every_field(local: Watched) -> None:
    task_id = _claimed(local)
    local.call("progress", task_id, 5, lines=1)
    async with Watcher(local.ws) as watcher:
        await watcher.subscribe(task_id, logs=True)
        [_, line] = await watcher.until(lambda: (lines := watcher.of("task_log")) and len(lines) == 2 and lines)
        assert line["log_level"] == "info" and line["message"] == "5: line 0" and line["details"] == {"n": 0}
        assert line["created_at"].endswith("Z")


async def test_only_who_asked_for_it_gets_it(local: Watched) -> None:
    task_id = _claimed(local)
    async with Watcher(local.ws) as with_log, Watcher(local.ws) as without:
        await with_log.subscribe(task_id, logs=True)
        await without.subscribe(task_id)
        local.call("complete", task_id)
        await with_log.until(lambda: len(_ids(with_log, task_id)) == 2)
        await without.until(lambda: without.status(task_id) == "completed")
        await without.say("ping")
        await without.until(lambda: without.of("pong"))
        assert not without.of("task_log")
