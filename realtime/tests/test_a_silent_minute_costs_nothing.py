"""A client that reads nothing for a minute is not taken for dead: it goes on where the others are."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

from realtime.tests.installation import Watched
from realtime.tests.watcher import Watcher

SECONDS = 61
NOISE = "x" * 20_000


async def test_beside_one_that_reads_all(local: Watched) -> None:
    [task_id] = local.call("make")
    narrow = socket.socket()
    narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
    narrow.connect(("127.0.0.1", local.port))
    # Without the pings of its own by which the client would notice, and end the connection itself.
    options: dict[str, Any] = {"reads": False, "max_queue": 1, "sock": narrow, "ping_interval": None}
    async with Watcher(local.ws) as quick, Watcher(local.ws, **options) as silent:
        await quick.subscribe(task_id, logs=True)
        await silent.say("subscribe", task_id=task_id, logs=True)
        loop = asyncio.get_running_loop()
        end, number = loop.time() + SECONDS, 0
        while loop.time() < end:  # far more in all than the buffers of a connection hold
            number += 1
            await asyncio.to_thread(local.call, "patch", task_id, {"error_message": f"{number} {NOISE}"})
            await quick.until(lambda n=number: (quick.state(task_id) or {}).get("revision") == n + 1)
            await asyncio.sleep(0.2)
        local.call("cancel", task_id)
        written = local.call("log_ids", task_id)
        silent.read_from_now_on()
        for one in (quick, silent):
            await one.until(lambda one=one: one.status(task_id) == "failed", "the last state")
            await one.until(lambda one=one: [line["id"] for line in one.of("task_log")] == written, "the log")
            one.assert_revisions_grow()
        assert len(silent.of("task_update")) < len(quick.of("task_update"))
