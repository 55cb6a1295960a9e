"""LISTEN/NOTIFY: PostgreSQL wakes workers up with the commit. SQLite has no such thing; there they look at the file."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

READY = "novel_tasks_ready"  # something can be claimed
STOPPED = "novel_tasks_stopped"  # payload: id of a task whose lease somebody ended


def work_is_ready() -> None:
    """Inside a transaction: wake the idle workers when it commits."""
    _notify(READY, "")


def work_was_stopped(task_ids: Iterable[str]) -> None:
    """Inside a transaction: tell the workers that hold these tasks to let go when it commits."""
    for task_id in task_ids:
        _notify(STOPPED, task_id)


def _notify(channel: str, payload: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [channel, payload])
