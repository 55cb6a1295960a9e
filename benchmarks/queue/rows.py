"""Rows by SQL: what is measured is the worker, not how the tasks came in."""

from __future__ import annotations

import time
from typing import Any

import psycopg

_TASKS = """
INSERT INTO tasks (id, file_name, file_size, file_type, file_hash, status, stage, progress, attempt, priority, revision,
    uploaded_at, started_at, completed_at, result_url, processor, is_duplicate, extra_data, created_at, updated_at)
SELECT 'task-' || %(second)s || '-' || lpad(to_hex(n + %(offset)s), 9, '0'), 'novel-' || n || '.txt', 400000, 'text/plain',
    md5(%(second)s || '-' || n) || md5(n::text), %(status)s, '', %(progress)s, %(attempt)s, 0, %(revision)s,
    now() - n * interval '1 second', %(moment)s, %(moment)s, NULL, '', false, '{}', now(), now()
FROM generate_series(1, %(count)s) AS n
"""
_ENTRIES = """
INSERT INTO task_queue (task_id, priority, mode, queue_position, retry_count, max_retries, timeout_seconds, created_at, updated_at)
SELECT id, 0, 'worker', row_number() OVER (ORDER BY id), 0, 3, 600, now(), now() FROM tasks WHERE status = 'pending'
"""
_LOGS = """
INSERT INTO task_logs (task_id, log_level, message, details, created_at)
SELECT id, 'info', edge.message, '{}', now() FROM tasks CROSS JOIN (VALUES ('Attempt 1 begins'), ('Completed')) AS edge (message)
WHERE status = 'completed'
"""
_RESULTS = """
INSERT INTO task_results (task_id, result_file_path, result_file_size, result_file_type, processing_time_ms,
    tokens_processed, summary, full_content, extra_data, created_at, updated_at)
SELECT id, '', 0, '', 5, 0, 'Nothing was done, as asked.', '', '{}', now(), now() FROM tasks WHERE status = 'completed'
"""


def _tasks(link: psycopg.Connection[Any], count: int, **values: Any) -> None:
    link.execute(_TASKS, {"second": time.time_ns() // 1000, "offset": 0, "count": count, **values})


def waiting(link: psycopg.Connection[Any], count: int) -> None:
    with link.transaction():
        _tasks(link, count, status="pending", progress=0, attempt=0, revision=1, moment=None)
        link.execute(_ENTRIES)
    link.execute("SELECT pg_notify('novel_tasks_ready', '')")


def finished(link: psycopg.Connection[Any], count: int) -> None:
    """With the log rows and the result that each has in reality."""
    moment = "2026-01-01T00:00:00Z"
    values = {"status": "completed", "progress": 100, "attempt": 1, "revision": 3, "moment": moment, "offset": 1 << 34}
    with link.transaction():
        _tasks(link, count, **values)
        link.execute(_LOGS)
        link.execute(_RESULTS)
    link.execute("VACUUM ANALYZE")
    link.execute("CHECKPOINT")  # what was written here must not be paid for by what is measured next


def empty(link: psycopg.Connection[Any]) -> None:
    link.execute("TRUNCATE tasks, task_logs, task_results, task_queue, file_storage RESTART IDENTITY CASCADE")
