"""The peers: their own programs, in a Python of their own (PEER_PYTHON, QUEUE_PEERS).

PEER_PYTHON needs `celery[redis] rq procrastinate[django] psycopg[binary,pool] django-tasks django-tasks-db huey`; the
programs use Redis on its usual port and the PostgreSQL databases `peers` and `peers_dj`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ALL = ("celery", "rq", "procrastinate", "tasksdb", "huey")
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
        why = (error.stderr.strip().splitlines() or [f"status {error.returncode}"])[-1]
        return f"it does not run with {PYTHON} (PEER_PYTHON): {why}"
    except subprocess.TimeoutExpired as error:
        return f"it did not end within {error.timeout:.0f} s"
    answer: dict[str, Any] = json.loads(ran.stdout.strip().splitlines()[-1])
    return answer if answer["done"] else f"it did not do its {jobs} jobs"
