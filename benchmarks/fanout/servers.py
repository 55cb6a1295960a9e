"""ASGI servers under the same application: processor time of the server for each message that reaches a client.

    python benchmarks/fanout/servers.py [--subs 1000] [--updates 40] [--rounds 3] [--only uvicorn,daphne]

Many WebSockets watch one task that is PATCHed again and again, as fast as it goes, on SQLite: so the figure holds the
PATCH and the database, too. Processor time is distorted less by a busy machine than the clock. Servers that the
project does not need itself are taken from $PEER_PYTHON (granian, hypercorn); what is not there is skipped, and said.
Beside them, from $FANOUT_PEERS and without a database, the bare FastAPI connection manager.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import selectors
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import httpx  # noqa: E402
import psutil  # noqa: E402
from run import PYTHON, SUBJECTS, Missing, Subject  # noqa: E402

from novel_tasks.testing.installation import Installation, free_port  # noqa: E402

SECONDS = 120  # at most, for what was sent to arrive

# Runs a module with the packages of another environment behind one's own.
BORROW = "import runpy, sys; sys.path.append(sys.argv[1]); sys.argv = sys.argv[2:]; runpy.run_module(sys.argv[0], run_name='__main__', alter_sys=True)"
UVICORN = "uvicorn novel_tasks.asgi:application --lifespan off --log-level warning --port {port} --ws "
SERVERS = {
    "uvicorn, FanOutProtocol": UVICORN + "realtime.fan_out_protocol:FanOutProtocol",
    "uvicorn, websockets-sansio": UVICORN + "websockets-sansio --ws-per-message-deflate false",
    "uvicorn, websockets": UVICORN + "websockets --ws-per-message-deflate false",
    "granian": "granian --interface asginl --loop uvloop --no-log --port {port} novel_tasks.asgi:application",
    "hypercorn": "hypercorn -k uvloop --log-level warning -b 127.0.0.1:{port} novel_tasks.asgi:application",
    "daphne": "daphne -v 0 -p {port} novel_tasks.asgi:application",
}


def installed(name: str, command: str) -> Subject:
    """Our application, served by this command."""
    module = command.split()[0]
    borrowed = subprocess.run(
        [PYTHON, "-c", f"import {module}, sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
    )
    own = subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True).returncode == 0
    if borrowed.returncode and not own:
        raise Missing(f"{module} is neither here nor in {PYTHON}")
    it = Installation(Path(tempfile.mkdtemp(prefix="servers-")))
    it.__enter__()
    it.port = free_port()
    it.url = f"http://127.0.0.1:{it.port}"
    it.start("-c", BORROW, borrowed.stdout.strip(), *command.format(port=it.port).split())
    it.until_healthy()
    task = it.upload(f"A novel of {os.urandom(8).hex()}.\n" * 20, processor="external")
    url = f"{it.url}/api/v1/tasks/{task}"
    httpx.patch(url, json={"status": "processing"}).raise_for_status()
    ws = f"ws://127.0.0.1:{it.port}/api/v1/ws/tasks/{{i}}"
    return Subject(name, ws, url, task, lambda: it.__exit__())


def serving(port: int) -> list[psutil.Process]:
    """The processes that listen at this port, and what they started."""
    pids = {c.pid for c in psutil.net_connections("tcp") if c.status == psutil.CONN_LISTEN and c.laddr.port == port}
    found = {pid: psutil.Process(pid) for pid in pids if pid}
    for process in list(found.values()):
        found |= {child.pid: child for child in process.children(recursive=True)}
    return list(found.values())


def processor_seconds(processes: list[psutil.Process]) -> float:
    return sum(sum(process.cpu_times()[:2]) for process in processes)


def open_sockets(port: int, path: str, task: str, count: int) -> list[socket.socket]:
    body = json.dumps({"type": "subscribe", "task_id": task}).encode()
    opened = []
    for number in range(count):
        one = socket.create_connection(("127.0.0.1", port))
        one.sendall(
            f"GET {path.format(i=number)} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += one.recv(4096)
        one.sendall(b"\x81" + bytes([0x80 | len(body)]) + b"\0\0\0\0" + body)
        one.setblocking(False)
        opened.append(one)
    return opened


class Counting(threading.Thread):
    """Reads all sockets and counts the updates that come."""

    def __init__(self, sockets: list[socket.socket]) -> None:
        super().__init__(daemon=True)
        self.count = 0
        self.last = 0.0
        self.ended = threading.Event()
        self._waiting = selectors.DefaultSelector()
        for one in sockets:
            self._waiting.register(one, selectors.EVENT_READ)

    def run(self) -> None:
        while not self.ended.is_set():
            for key, _ in self._waiting.select(0.2):
                data = key.fileobj.recv(65536)  # type: ignore[union-attr]
                if not data:
                    self._waiting.unregister(key.fileobj)
                if found := data.count(b'"task_update"'):
                    self.count += found
                    self.last = time.perf_counter()

    def until(self, count: int) -> None:
        end = time.monotonic() + SECONDS
        while self.count < count and time.monotonic() < end:
            time.sleep(0.02)


def measure(subject: Subject, subs: int, updates: int) -> tuple[float, str]:
    """µs of processor time a message, and a line about it."""
    port, path = re.fullmatch(r"ws://127\.0\.0\.1:(\d+)(/.*)", subject.ws).groups()  # type: ignore[union-attr]
    began = time.perf_counter()
    sockets = open_sockets(int(port), path, subject.task, subs)
    accepted = subs / (time.perf_counter() - began)
    counting = Counting(sockets)
    counting.start()
    try:
        with httpx.Client(timeout=60) as client:
            time.sleep(2)  # what tells the first state has told it
            before = counting.count
            client.patch(subject.patch, json={"progress": 1}).raise_for_status()
            counting.until(before + subs)
            base, processes = counting.count, serving(int(port))
            spent, began = processor_seconds(processes), time.perf_counter()
            for number in range(updates):
                client.patch(subject.patch, json={"progress": number + 2}).raise_for_status()
            counting.until(base + subs * updates)
            spent = processor_seconds(processes) - spent
    finally:
        counting.ended.set()
        counting.join()
        for one in sockets:
            one.close()
    got = counting.count - base
    cost = spent / max(got, 1) * 1e6
    speed = got / (counting.last - began) if got else 0
    share = got / (subs * updates) * 100
    return (
        cost,
        f"{cost:5.1f} µs a message; {share:.1f} % delivered, {speed:6.0f} a second; {accepted:.0f} accepted a second",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--subs", type=int, default=1000)
    parser.add_argument("--updates", type=int, default=40, help="at most 98: each is one per cent of progress")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="parts of names, separated by commas")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    subjects: dict[str, Callable[[], Subject]] = {
        name: lambda name=name, command=command: installed(name, command)  # type: ignore[misc]
        for name, command in SERVERS.items()
    }
    subjects["fastapi, no database"] = SUBJECTS["fastapi"]
    wanted = [part for part in options.only.split(",") if part]
    costs: dict[str, list[float]] = {}
    for _ in range(options.rounds):
        for name, start in subjects.items():
            if wanted and not any(part in name for part in wanted):
                continue
            try:
                subject = start()
            except Missing as why:
                print(f"{name} is skipped: {why}")
                continue
            try:
                cost, line = measure(subject, options.subs, options.updates)
            finally:
                subject.stop()
            costs.setdefault(name, []).append(cost)
            print(f"{name:27} {line}", flush=True)
    print("\nMedian of the rounds, µs of the server's processor time a message:")
    for name, found in costs.items():
        print(f"{name:27} {statistics.median(found):5.1f}  ({min(found):.1f} to {max(found):.1f})")


if __name__ == "__main__":
    main()
