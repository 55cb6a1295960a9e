"""The database under chaos: a fresh one of its own, filled and read from outside."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import Any

import psycopg

from novel_tasks.testing.installation import ROOT, Installation

# Drill tasks of many kinds: most are short, some long enough to be hit, some fail or die at their first attempt.
KINDS: list[tuple[int, dict[str, Any]]] = [
    (80, {"do": "ok"}),
    (12, {"do": "sleep", "seconds": 0.2, "steps": 2}),
    (4, {"do": "sleep", "seconds": 2, "steps": 4}),
    (2, {"do": "raise", "attempts": 1}),
    (1, {"do": "exit", "attempts": 1}),
    (1, {"do": "kill", "attempts": 1}),
]


class Site(Installation):
    """`add()` puts tasks in line by SQL; the rest counts what became of them."""

    def connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(self.database_url, autocommit=True)

    def add(self, count: int, retries: int) -> None:
        kinds = [orders for share, orders in KINDS for _ in range(share)]
        rows = [(number, json.dumps(kinds[number * 37 % 100])) for number in range(count)]
        with self.connect() as link, link.cursor() as cursor:
            cursor.execute("CREATE TEMP TABLE orders (number int, extra jsonb)")
            with cursor.copy("COPY orders FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            cursor.execute(
                "INSERT INTO tasks (id, file_name, file_size, file_type, file_hash, status, stage, progress, attempt,"
                " priority, revision, uploaded_at, processor, is_duplicate, extra_data, created_at, updated_at)"
                " SELECT 'task-' || %s || '-' || lpad(to_hex(number), 9, '0'), 'novel.txt', 1, 'text/plain',"
                " lpad(to_hex(number), 64, '0'), 'pending', '', 0, 0, 0, 1, now(), 'drill', false, extra, now(), now()"
                " FROM orders",
                [int(time.time())],
            )
            cursor.execute(
                "INSERT INTO task_queue (task_id, priority, mode, queue_position, retry_count, max_retries,"
                " timeout_seconds, created_at, updated_at)"
                " SELECT id, 0, 'worker', row_number() OVER (ORDER BY id), 0, %s, 60, now(), now() FROM tasks",
                [retries],
            )

    def unfinished(self, link: psycopg.Connection[Any]) -> int:
        return count(link, "SELECT COUNT(*) FROM tasks WHERE status IN ('pending', 'processing')")

    def runworker(self, name: str) -> subprocess.Popen[bytes]:
        log = (self.folder / f"{name}.log").open("ab")
        process = subprocess.Popen(
            [sys.executable, "manage.py", "runworker", "--name", name, "--concurrency", "4"],
            cwd=ROOT,
            env=self.environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        log.close()
        self.processes.append(process)
        return process


def count(link: psycopg.Connection[Any], statement: str) -> int:
    row = link.execute(statement).fetchone()  # type: ignore[call-overload]
    return int(row[0]) if row else 0
