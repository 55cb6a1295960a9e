"""Fan-out: this project beside its peers in one run, because ratios keep where absolute figures move by the hour.

    python benchmarks/fanout/run.py [--subs 2000] [--only ours,fastapi] [--rounds 2]

2,000 WebSockets watch one task that is PATCHed 40 times, four times a second, and then 40 times as fast as it goes.
The client and the peers' programs are looked for in $FANOUT_PEERS, and run with $PEER_PYTHON (which needs aiohttp,
uvloop, fastapi, uvicorn[standard], and for the others picows, channels, channels_redis, daphne); what is not there is
skipped, and said. `ours+redis` needs PostgreSQL and Redis on this host (TEST_POSTGRES_URL, TEST_REDIS_URL).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import httpx  # noqa: E402

from novel_tasks.testing.installation import Installation, free_port  # noqa: E402
from novel_tasks.testing.waiting import until  # noqa: E402

PEERS = Path(os.environ.get("FANOUT_PEERS") or ROOT.parent / "shared" / "bench" / "fanout")
PYTHON = os.environ.get("PEER_PYTHON") or sys.executable
REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/11")
UPDATES = 40


@dataclass
class Subject:
    name: str
    ws: str  # {i} is the subscriber's number
    patch: str
    task: str
    stop: Callable[[], None]


class Missing(Exception):
    pass


def ours(name: str, database: str, **variables: str) -> Subject:
    it = Installation(Path(tempfile.mkdtemp(prefix="fanout-")), database, **variables)
    it.__enter__()
    it.server()

    def new_task() -> str:
        task_id = it.upload(f"A novel of {os.urandom(8).hex()}.\n" * 20, processor="external")
        httpx.patch(f"{it.url}/api/v1/tasks/{task_id}", json={"status": "processing"}).raise_for_status()
        return task_id

    task = new_task()
    ws = f"ws://127.0.0.1:{it.port}/api/v1/ws/tasks/{{i}}"
    return Subject(name, ws, f"{it.url}/api/v1/tasks/{task}", task, lambda: it.__exit__())


def peer(name: str, program: str, command: list[str], needs: str, **variables: str) -> Subject:
    if not (PEERS / program).exists():
        raise Missing(f"{program} is not in {PEERS}")
    if subprocess.run([PYTHON, "-c", f"import {needs}"], capture_output=True).returncode:
        raise Missing(f"{PYTHON} has no {needs}")
    port = 8100 if program == "peer_picows.py" else free_port()
    arguments = [part.format(port=port) for part in command]
    process = subprocess.Popen(
        [PYTHON, *arguments],
        cwd=PEERS,
        env={**os.environ, "PYTHONPATH": "", **variables},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def stop() -> None:
        process.kill()
        process.wait()

    def answers() -> bool:
        try:
            httpx.get(f"http://127.0.0.1:{port}/", timeout=1)
        except httpx.TransportError as error:
            return not isinstance(error, httpx.ConnectError)
        return True

    until(answers, name)
    http = 8101 if port == 8100 else port
    return Subject(name, f"ws://127.0.0.1:{port}/ws/{{i}}", f"http://127.0.0.1:{http}/t/T", "T", stop)


UVICORN = ["-m", "uvicorn", "--port", "{port}", "--log-level", "error"]
SUBJECTS: dict[str, Callable[[], Subject]] = {
    "ours": lambda: ours("ours", "sqlite"),
    "ours+redis": lambda: ours("ours+redis", "postgresql", REDIS_URL=REDIS),
    "fastapi": lambda: peer("fastapi", "peer_fastapi.py", [*UVICORN, "peer_fastapi:app"], "fastapi, uvicorn"),
    "channels": lambda: peer(
        "channels", "peer_channels.py", [*UVICORN, "peer_channels:app"], "channels_redis, daphne", LAYER="pubsub"
    ),
    "picows": lambda: peer("picows", "peer_picows.py", ["peer_picows.py"], "picows, uvloop"),
}


def measure(subject: Subject, subs: int, gap: float) -> dict[str, Any]:
    """What `client.py` says: delivered, msgs_per_s, p50_ms, p99_ms, lost_conns, …"""
    options = {"--task": subject.task, "--subs": str(subs), "--updates": str(UPDATES)}
    options |= {"--gap": str(gap), "--patch": subject.patch}
    done = subprocess.run(
        [PYTHON, "client.py", subject.ws, *(part for pair in options.items() for part in pair)],
        cwd=PEERS,
        capture_output=True,
        text=True,
        timeout=300,
    )
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        raise SystemExit(f"{subject.name}: the client failed\n{done.stdout}{done.stderr}")
    found: dict[str, Any] = json.loads(lines[-1])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--subs", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--only", default=",".join(SUBJECTS))
    options = parser.parse_args()
    if not (PEERS / "client.py").exists():
        raise SystemExit(f"Skipped: the client is not in {PEERS} (FANOUT_PEERS says where it is).")
    if subprocess.run([PYTHON, "-c", "import aiohttp, uvloop"], capture_output=True).returncode:
        raise SystemExit(f"Skipped: {PYTHON} has no aiohttp and uvloop (PEER_PYTHON names one that has).")
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    results: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for _ in range(options.rounds):
        for name in options.only.split(","):
            for pace, gap in (("4/s", 0.25), ("full", 0.0)):
                try:
                    subject = SUBJECTS[name]()
                except Missing as why:
                    print(f"{name} is skipped: {why}")
                    break
                try:
                    result = measure(subject, options.subs, gap)
                finally:
                    subject.stop()
                results.setdefault((name, pace), []).append(result)
                print(f"{name:11} {pace:5} {json.dumps(result)}", flush=True)
    compare(results)


def compare(results: dict[tuple[str, str], list[dict[str, Any]]]) -> None:
    """Best of the rounds of each: noise only ever makes things slower."""
    for name in ("ours", "ours+redis"):
        for other in ("fastapi", "channels", "picows"):
            if (name, "4/s") in results and (other, "4/s") in results:
                p99 = min(r["p99_ms"] for r in results[name, "4/s"]) / min(r["p99_ms"] for r in results[other, "4/s"])
                rate = max(r["msgs_per_s"] for r in results[name, "full"]) / max(
                    r["msgs_per_s"] for r in results[other, "full"]
                )
                print(f"{name} : {other}: p99 at 4/s x{p99:.2f}, messages/s at full speed x{rate:.2f}")


if __name__ == "__main__":
    main()
