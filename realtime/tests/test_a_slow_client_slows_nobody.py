"""A client that reads nothing, beside one that reads all; in the end it gets the last state, and its log complete."""

from __future__ import annotations

import socket

from realtime.tests.installation import Watched
from realtime.tests.watcher import Watcher

UPDATES = 300
NOISE = "x" * 20_000  # in each update: far more in all than the buffers of a connection hold


async def test_last_state_and_whole_log(installation: Watched) -> None:
    [task_id] = installation.call("make", priority=1000)
    while task_id not in installation.call("claim", 1):
        pass
    ids = installation.call("make", 20)
    narrow = socket.socket()
    narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
    narrow.connect(("127.0.0.1", installation.port))
    options = {"reads": False, "max_queue": 1, "sock": narrow}
    async with Watcher(installation.ws) as quick, Watcher(installation.ws, **options) as slow:
        await quick.subscribe(task_id, *ids, logs=True)
        await slow.say("subscribe", task_ids=[task_id, *ids], logs=True)
        for number in range(1, UPDATES + 1):
            installation.call("patch", ids[number % 20], {"error_message": f"{number} {NOISE}"})
            if number % 10 == 0:
                installation.call("progress", task_id, number // 10, lines=100)
        installation.call("complete", task_id)
        written = installation.call("log_ids", task_id)
        last = {row["id"]: row["revision"] for row in installation.call("state", task_id, *ids)}
        for one in (quick, slow):
            if one is slow:
                slow.read_from_now_on()
            await one.until(
                lambda one=one: {i: (one.state(i) or {}).get("revision") for i in last} == last, "the last states"
            )
            await one.until(lambda one=one: [line["id"] for line in one.of("task_log", task_id)] == written, "the log")
            one.assert_revisions_grow()
        assert len(slow.of("task_update")) < len(quick.of("task_update"))
    installation.call("delete", *ids)
