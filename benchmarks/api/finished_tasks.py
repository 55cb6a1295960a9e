"""Finished tasks by the million, written by SQL."""

from __future__ import annotations

import psycopg

# A tenth of them failed; one a second, the newest a moment ago; names that repeat as those of real shelves do.
_TASKS = """
INSERT INTO tasks (id, file_name, file_size, file_type, file_hash, status, stage, progress, attempt, priority, revision,
    uploaded_at, started_at, completed_at, result_url, error_message, processor, is_duplicate, extra_data, created_at, updated_at)
SELECT id, name, 500000 + n %% 9973, 'text/plain', md5(n::text) || md5((-n)::text), CASE WHEN failed THEN 'failed' ELSE 'completed' END,
    '', CASE WHEN failed THEN 40 ELSE 100 END, 1, 0, 5, at, at, at + interval '1 second', CASE WHEN failed THEN NULL ELSE '/results/' || id END,
    CASE WHEN failed THEN 'It could not be read.' END, '', false, '{}', at, at
FROM (
    SELECT n, n %% 10 = 3 AS failed, now() - (%(count)s - n) * interval '1 second' AS at,
        'task-1700000000-' || lpad(to_hex(n), 9, '0') AS id,
        (ARRAY['Shelf','Night','红楼梦','Journey','Letters','Garden','House','River'])[1 + n %% 8] || ' of ' ||
        substr(md5((n / 3)::text), 1, 8) || ', volume ' || n %% 3 || '.txt' AS name
    FROM generate_series(1, %(count)s) AS n
) AS made
"""
_LOGS = """
INSERT INTO task_logs (task_id, log_level, message, details, created_at)
SELECT id, 'info', 'Moved to ' || edge, jsonb_build_object('to', edge, 'attempt', 1), uploaded_at
FROM tasks CROSS JOIN unnest(ARRAY['pending', 'processing', 'completed']) AS edge
"""
_RESULTS = """
INSERT INTO task_results (task_id, result_file_path, result_file_size, result_file_type, processing_time_ms, tokens_processed, summary,
    full_content, quality_score, confidence_score, extra_data, created_at, updated_at)
SELECT id, 'results/' || id || '/a/report.json', 20000, 'application/json', file_size %% 4000, file_size / 6, 'A novel of ' || file_size || ' bytes.',
    '{"schema": "novel-report/1"}', 0.87, 0.91, '{}', completed_at, completed_at FROM tasks WHERE status = 'completed'
"""
_FILES = """
INSERT INTO file_storage (task_id, storage_type, storage_path, storage_url, original_name, stored_name, content_type, file_size, checksum,
    is_deleted, created_at)
SELECT id, 'local', 'uploads/' || id || '/source.txt', '', file_name, 'source', 'text/plain', file_size, file_hash, false, uploaded_at FROM tasks
"""


def fill(link: psycopg.Connection[tuple[object, ...]], count: int) -> None:
    """Write `count` finished tasks with logs, results and files into an empty database, and let PostgreSQL look at them."""
    for statement in (_TASKS, _LOGS, _RESULTS, _FILES):
        link.execute(statement, {"count": count})
    for table in ("tasks", "task_logs", "task_results", "file_storage"):
        link.execute(f"VACUUM (ANALYZE) {table}")
