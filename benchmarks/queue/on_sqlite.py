"""An idle installation on SQLite: what it uses, and how soon it picks a task up."""

from __future__ import annotations

import contextlib
import secrets
import signal
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.queue.ours import Ours
from novel_tasks.testing.waiting import until

_TASK = """
INSERT INTO tasks (id, file_name, file_size, file_type, file_hash, status, stage, progress, attempt, priority, revision,
    uploaded_at, processor, is_duplicate, extra_data, created_at, updated_at)
VALUES (:id, 'novel.txt', 1, 'text/plain', :hash, 'pending', '', 0, 0, 0, 1, :now, '', 0, '{}', :now, :now)
"""
_ENTRY = """
INSERT INTO task_queue (task_id, priority, mode, queue_position, retry_count, max_retries, timeout_seconds, created_at, updated_at)
VALUES (:id, 0, 'worker', 0, 0, 3, 600, :now, :now)
"""
_TAKEN = (
    "SELECT (julianday(started_at) - julianday(created_at)) * 86400000 FROM tasks WHERE id = ? AND status = 'completed'"
)


def measure(seconds: float, probes: int) -> tuple[float, list[float]]:
    """Share of one core, in per cent, of server and worker while nothing happens; and milliseconds from a task's
    insertion to its claim, for each probe."""
    with Ours(Path(tempfile.mkdtemp(prefix="bench-sqlite-")), "sqlite", TASK_PROCESSOR="noop") as site:
        worker = site.worker()
        server = site.server()
        with connect(site) as link:
            _pick_up(link)  # warm
            share = site.idle_cpu(seconds, server.pid, worker.pid)
            taken = [_pick_up(link) for _ in range(probes)]
        worker.send_signal(signal.SIGTERM)
        worker.wait(60)
    return share, taken


@contextlib.contextmanager
def connect(site: Ours) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(site.folder / "test.db", timeout=30, isolation_level=None)) as link:
        yield link


def _pick_up(link: sqlite3.Connection) -> float:
    task_id = f"task-{int(time.time())}-{secrets.token_hex(5)[:9]}"
    link.execute("BEGIN IMMEDIATE")
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    link.execute(_TASK, {"id": task_id, "hash": secrets.token_hex(32), "now": now})
    link.execute(_ENTRY, {"id": task_id, "now": now})
    link.execute("COMMIT")
    (taken,) = until(lambda: link.execute(_TAKEN, [task_id]).fetchone(), "the task to be done", 60)
    return float(taken)
