"""What open connections cost a server process that has nothing to say: memory, and processor time.

python benchmarks/fanout/idle.py [--sockets 10000]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import httpx  # noqa: E402
import psutil  # noqa: E402

from realtime.tests.installation import Watched  # noqa: E402

SECONDS = 20


async def open_sockets(it: Watched, count: int, task_id: str) -> list[asyncio.StreamWriter]:
    """Plain sockets with a handshake: a client library would need more memory than the server."""
    writers = []
    frame = json.dumps({"type": "subscribe", "task_id": task_id}).encode()
    masked = b"\x81" + bytes([0x80 | len(frame)]) + b"\0\0\0\0" + frame
    for number in range(count):
        reader, writer = await asyncio.open_connection("127.0.0.1", it.port, limit=4096)
        writer.write(
            f"GET /api/v1/ws/tasks/{number} HTTP/1.1\r\nHost: 127.0.0.1:{it.port}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        await reader.readuntil(b"\r\n\r\n")
        writer.write(masked)
        writers.append(writer)
    return writers


def server_process(it: Watched) -> psutil.Process:
    return next(p for p in psutil.Process(it.serving.pid).children(recursive=True) if "--child" in p.cmdline())


def processor_share(process: psutil.Process) -> float:
    """Percent of a core over `SECONDS`."""
    before = sum(process.cpu_times()[:2])
    time.sleep(SECONDS)
    return (sum(process.cpu_times()[:2]) - before) / SECONDS * 100


async def measure(it: Watched, count: int) -> None:
    process = server_process(it)
    await asyncio.to_thread(httpx.get, it.url + "/")
    print(f"no socket:      {process.memory_info().rss >> 20} MiB, {processor_share(process):.2f} % of a core")
    [task_id] = it.call("make")
    began = time.perf_counter()
    writers = await open_sockets(it, count, task_id)
    seconds = time.perf_counter() - began
    await asyncio.sleep(3)
    memory = process.memory_info().rss >> 20
    share = await asyncio.to_thread(processor_share, process)
    print(f"{len(writers)} sockets: {memory} MiB, {share:.2f} % of a core; opened at {count / seconds:.0f} a second")
    for writer in writers:
        writer.transport.abort()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sockets", type=int, default=10_000)
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    with Watched(Path(tempfile.mkdtemp())) as it:
        asyncio.run(measure(it, options.sockets))


if __name__ == "__main__":
    main()
