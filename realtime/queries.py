"""What the hub asks the database. Synchronous: called in the threads of `realtime.database`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Max

from tasks.models import Task, TaskLog
from tasks.selectors.snapshots import snapshots as _snapshots
from tasks.states import Status

CHUNK = 500
NEWEST = 200  # finished or not
UNFINISHED = 2000


def revisions(task_ids: Sequence[str]) -> dict[str, int]:
    """Task id → revision, of however many in one query; ids of no task are left out."""
    # All ids as one value: neither database takes an endless list of them.
    among, ids = (
        ("= ANY(%s)", list(task_ids))
        if connection.vendor == "postgresql"
        else ("IN (SELECT value FROM json_each(%s))", json.dumps(list(task_ids)))
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, revision FROM {Task._meta.db_table} WHERE id {among}", [ids])  # noqa: S608
        return dict(cursor.fetchall())


def snapshots(task_ids: Sequence[str]) -> list[dict[str, Any]]:
    return [row for start in range(0, len(task_ids), CHUNK) for row in _snapshots(task_ids[start : start + CHUNK])]


def overview() -> list[str]:
    """The ids of what a watcher of all tasks is shown first: the newest tasks, and the unfinished ones."""
    ids = dict.fromkeys(Task.objects.order_by("-uploaded_at", "-id").values_list("id", flat=True)[:NEWEST])
    for status in (Status.PROCESSING, Status.PENDING):
        unfinished = Task.objects.filter(status=status).order_by("-uploaded_at", "-id").values_list("id", flat=True)
        ids |= dict.fromkeys(unfinished[:UNFINISHED])
    return list(ids)


def last_log_id() -> int:
    return TaskLog.objects.aggregate(last=Max("id"))["last"] or 0


def tasks_logged_since(log_id: int) -> tuple[int, list[str]]:
    """The tasks whose status changed since: every change of status writes a log line. Also the newest log id.

    PostgreSQL may commit lines out of the order of their ids, so the look goes back a little further.
    """
    back = 200 if connection.vendor == "postgresql" else 0
    rows = TaskLog.objects.filter(id__gt=log_id - back).order_by("id").values_list("id", "task_id")[: 5000 + back]
    newest = log_id
    found: dict[str, None] = {}
    for line_id, task_id in rows:
        newest = max(newest, line_id)
        found[task_id] = None
    return newest, list(found)


_LINES = """SELECT * FROM (
    SELECT id, task_id, log_level, message, details, created_at FROM task_logs
    WHERE task_id = %s AND id > %s ORDER BY id LIMIT {limit}
) AS lines_{number}"""


def log_lines(cursors: Sequence[tuple[str, int]], limit: int) -> list[dict[str, Any]]:
    """For each (task id, log id) up to `limit` lines after that one, in one query; those of a task in order."""
    if not cursors:
        return []
    sql = " UNION ALL ".join(_LINES.format(limit=int(limit), number=n) for n in range(len(cursors)))
    rows = TaskLog.objects.raw(sql, [value for cursor in cursors for value in cursor])
    return sorted((_line(row) for row in rows), key=lambda line: int(line["id"]))


def _line(row: TaskLog) -> dict[str, Any]:
    created_at = row.created_at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {
        "type": "task_log",
        "task_id": row.task_id,
        "id": row.id,
        "log_level": row.log_level,
        "message": row.message,
        "details": row.details,
        "created_at": created_at,
    }
