"""HTTP load on ours (one server process, SQLite) and on a plain FastAPI + SQLAlchemy service, in one run.

usage: python -m benchmarks.api.run [--uploads 400] [--seconds 4] [--conc 8]
The load generator and the peer are looked for in $API_PEERS (else ../shared/bench/api), and run with $PEER_PYTHON, which
needs aiohttp fastapi uvicorn[standard] sqlalchemy aiosqlite aiofiles python-multipart greenlet. Prints requests per
second of both and their ratio; the two take turns, so that a noisy machine is noisy for both.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import httpx

from novel_tasks.testing.installation import Installation, free_port
from novel_tasks.testing.waiting import until

ROOT = Path(__file__).resolve().parents[2]
PEERS = Path(os.environ.get("API_PEERS") or ROOT.parent / "shared" / "bench" / "api")
PYTHON = os.environ.get("PEER_PYTHON") or sys.executable
CALLS = {"list": 1.0, "upload": 0.7, "detail": 0.7, "statistics": 0.7}


def main() -> int:
    parser = argparse.ArgumentParser(description="HTTP load on ours and on a plain FastAPI service.")
    parser.add_argument("--uploads", type=int, default=400)
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--conc", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    if reason := missing():
        print(f"Skipped: {reason}.")
        return 0
    rounds: list[tuple[dict[str, Any], dict[str, Any]]] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("ours", "peer"):
            (Path(folder) / name).mkdir()
        # Nothing is to be processed, here as there: the calls alone are measured.
        with Installation(Path(folder) / "ours", TASK_PROCESSOR="external", LOG_LEVEL="ERROR") as site:
            site.server()
            peer_url = peer(site, Path(folder) / "peer")
            for _ in range(options.rounds):
                rounds.append((load(site.url, options), load(peer_url, options)))
    print(f"{'call':<12}{'ours/s':>9}{'FastAPI/s':>11}{'ratio':>7}{'wanted':>8}{'p50 ms':>9}{'p95 ms':>9}")
    for call, wanted in CALLS.items():
        ours, theirs = (max(pair[side][call]["rps"] for pair in rounds) for side in (0, 1))
        best = max((pair[0][call] for pair in rounds), key=lambda found: found["rps"])
        print(
            f"{call:<12}{ours:>9.0f}{theirs:>11.0f}{ours / theirs:>7.2f}{wanted:>8.1f}{best['p50_ms']:>9.1f}{best['p95_ms']:>9.1f}"
        )
    return 0


def missing() -> str | None:
    if not (PEERS / "load.py").is_file() or not (PEERS / "peer_fastapi.py").is_file():
        return f"the load generator and the peer are not in {PEERS} (API_PEERS)"
    needs = "aiohttp, fastapi, uvicorn, sqlalchemy, aiosqlite, aiofiles, multipart, greenlet"
    if subprocess.run([PYTHON, "-c", f"import {needs}"], capture_output=True, check=False).returncode:
        return f"{PYTHON} has not all of {needs} (PEER_PYTHON names one that has)"
    return None


def peer(site: Installation, folder: Path) -> str:
    """Start the peer under uvicorn; it ends with the installation."""
    port = free_port()
    command = [PYTHON, "-m", "uvicorn", "peer_fastapi:app", "--port", str(port), "--log-level", "error"]
    log = (folder / "peer.log").open("wb")
    environment = {**os.environ, "PEER_DIR": str(folder), "PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.Popen(command, cwd=PEERS, env=environment, stdout=log, stderr=log, start_new_session=True)
    log.close()
    site.processes.append(process)
    url = f"http://127.0.0.1:{port}"
    until(lambda: answers(f"{url}/api/v1/tasks/"), f"the peer at {url}")
    return url


def answers(url: str) -> bool:
    try:
        return httpx.get(url).status_code == 200
    except httpx.HTTPError:
        return False


def load(url: str, options: argparse.Namespace) -> dict[str, Any]:
    arguments = ["--uploads", str(options.uploads), "--seconds", str(options.seconds), "--conc", str(options.conc)]
    command = [PYTHON, str(PEERS / "load.py"), url, *arguments]
    ran = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=600, env={**os.environ, "PYTHONPATH": ""}
    )
    if ran.returncode:
        raise SystemExit(f"The load on {url} failed: {ran.stderr.strip()[-500:]}")
    found: dict[str, Any] = json.loads(ran.stdout)
    for call in CALLS:
        if found[call].get("bad") or found[call].get("errors"):
            raise SystemExit(f"{url}: {call} had errors: {found[call]}")
    return found


if __name__ == "__main__":
    sys.exit(main())
