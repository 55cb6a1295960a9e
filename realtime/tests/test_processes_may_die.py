"""The process that changes tasks, or the server, is killed: who watches still hears the last state."""

from __future__ import annotations

import asyncio
import contextlib

import pytest
from websockets.exceptions import WebSocketException

from novel_tasks.testing.waiting import until
from realtime.tests.installation import Watched
from realtime.tests.watcher import Watcher


async def test_what_a_killed_worker_had_committed_is_heard(installation: Watched) -> None:
    for _ in range(5):
        ids = installation.call("make", 10)
        doomed = installation.new_driver()
        claimed: list[str] = []
        while not set(claimed) >= set(ids):
            claimed += doomed.call("claim", 100)
        async with Watcher(installation.ws) as watcher:
            await watcher.subscribe(*ids)
            doomed.begin("work", ids, 50)
            await watcher.until(lambda ids=ids: all((watcher.state(i) or {}).get("progress", 0) > 0 for i in ids))
            doomed.kill()
            states = {row["id"]: row["revision"] for row in installation.call("state", *ids)}
            await watcher.until(
                lambda states=states: {i: (watcher.state(i) or {}).get("revision") for i in states} == states,
                "what was committed last",
            )
            watcher.assert_revisions_grow()


@pytest.mark.processes
@pytest.mark.parametrize("how", ["killed", "deployed anew"])
async def test_a_server_that_went_costs_a_reconnect_and_no_state(
    tmp_path_factory: pytest.TempPathFactory, how: str
) -> None:
    with Watched(tmp_path_factory.mktemp("mortal")) as it:
        ids = it.call("make", 5)
        claimed: list[str] = []
        while len(claimed) < 5:
            claimed += it.call("claim", 5)
        async with Watcher(it.ws) as before:
            await before.subscribe(*ids, logs=True)
            it.call("progress", ids[0], 10, lines=3)
            lines = await before.until(lambda: (found := before.of("task_log", ids[0])) and len(found) == 4 and found)
            if how == "killed":
                it.kill_server()
            else:
                await asyncio.to_thread(it.server_again)
            await before.until_closed()
        it.call("progress", ids[0], 20, lines=3)
        it.call("complete", *ids)
        await asyncio.to_thread(until, it._is_healthy, "the server again")
        async with Watcher(it.ws) as after:
            await after.say("subscribe", task_id=ids[0], logs=True, after=lines[-1]["id"])
            await after.say("subscribe", task_ids=ids[1:])
            await after.until(lambda: all(after.status(i) == "completed" for i in ids))
            seen = [line["id"] for line in [*lines, *after.of("task_log")]]
            wanted = it.call("log_ids", ids[0])
            await after.until(lambda: [line["id"] for line in [*lines, *after.of("task_log")]] == wanted)
            assert len(seen) <= len(wanted)


async def test_clients_that_vanish_leave_nothing(local: Watched) -> None:
    """Connections cut without a goodbye, in the middle of a message too, harm nobody."""
    [task_id] = local.call("make")
    async with Watcher(local.ws) as watcher:
        await watcher.subscribe(task_id)
        for number in range(50):
            other = Watcher(local.ws)
            await other.__aenter__()
            await other.say("subscribe", task_id=task_id, logs=bool(number % 2))
            other.connection.transport.abort()
            with contextlib.suppress(WebSocketException, OSError):
                await other.__aexit__(None, None, None)
            local.call("patch", task_id, {"priority": number + 1})
        await watcher.until(lambda: (watcher.state(task_id) or {}).get("revision") == 51)
        watcher.assert_revisions_grow()
    assert "Traceback" not in local.output()
