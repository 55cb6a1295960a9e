"""From the commit in one process to the frame in a client of another: milliseconds, for each link between processes.

    python benchmarks/fanout/latency.py [--changes 100] [--only sqlite,postgresql,redis]

A process changes 20 tasks one after the other, 50 ms apart; one client watches all of them. PostgreSQL and Redis are taken from TEST_POSTGRES_URL and TEST_REDIS_URL.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from websockets.asyncio.client import connect  # noqa: E402

from realtime.tests.installation import REDIS, Watched  # noqa: E402

GAP_SECONDS = 0.05


async def measure(it: Watched, changes: int) -> list[float]:
    """Delays in milliseconds."""
    ids = it.call("make", 20)
    committed: dict[tuple[str, int], float] = {}
    heard: dict[tuple[str, int], float] = {}

    async def listen(socket: Any) -> None:
        async for text in socket:
            now = time.monotonic()
            message = json.loads(text)
            heard.setdefault((message["task_id"], message["revision"]), now)

    async with connect(it.ws, proxy=None) as socket:
        await socket.send(json.dumps({"type": "subscribe", "task_ids": ids}))
        listening = asyncio.create_task(listen(socket))
        while len(heard) < len(ids):  # noqa: ASYNC110 (a benchmark may look)
            await asyncio.sleep(0.05)
        for number in range(changes):
            task_id, priority = ids[number % len(ids)], number + 1
            # The driver takes the time right after its commit; both clocks are the host's monotonic one.
            at = await asyncio.to_thread(it.call, "patch_and_time", task_id, {"priority": priority})
            committed[task_id, number // len(ids) + 2] = at
            await asyncio.sleep(GAP_SECONDS)
        await asyncio.sleep(2)
        listening.cancel()
    missing = [key for key in committed if key not in heard]
    delays = [max(0.0, heard[key] - at) * 1000 for key, at in committed.items() if key in heard]
    if missing:
        print(f"  {len(missing)} of {len(committed)} changes were overtaken by the next")
    return delays


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--changes", type=int, default=100)
    parser.add_argument("--only", default="sqlite,postgresql,redis")
    options = parser.parse_args()
    for name in options.only.split(","):
        variables = {"REDIS_URL": REDIS} if name == "redis" else {}
        with Watched(Path(tempfile.mkdtemp()), "sqlite" if name == "sqlite" else "postgresql", **variables) as it:
            delays = sorted(asyncio.run(measure(it, options.changes)))
        p99 = delays[min(len(delays) - 1, int(len(delays) * 0.99))]
        print(f"{name:11} p50 {statistics.median(delays):.1f} ms, p99 {p99:.1f} ms")


if __name__ == "__main__":
    main()
