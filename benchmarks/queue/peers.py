"""The peers: their own programs, in a Python of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(os.environ.get("QUEUE_PEERS") or ROOT.parent / "shared" / "bench" / "queue_peers")
PYTHON = os.environ.get("PEER_PYTHON") or sys.executable


def measure(peer: str, jobs: int, probes: int) -> dict[str, Any] | str:
    """`jobs_per_s`, `pickup_p50_ms`, `pickup_p99_ms`; or why it was left out."""
    if not (PROGRAMS / "run.py").is_file():
        return f"the peers' programs are not in {PROGRAMS} (QUEUE_PEERS)"
    try:
        ran = subprocess.run(
            [PYTHON, "run.py", "--jobs", str(jobs), "--probes", str(probes)],
            cwd=PROGRAMS,
            env={**os.environ, "PEER": peer, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            timeout=400,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        return f"it does not run with {PYTHON} (PEER_PYTHON): {error.stderr.strip().splitlines()[-1]}"
    answer: dict[str, Any] = json.loads(ran.stdout.strip().splitlines()[-1])
    return answer
