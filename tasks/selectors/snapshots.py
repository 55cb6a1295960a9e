"""A task as those who watch it see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection

from tasks.models import Task
from tasks.selectors.place_in_line import places_in_line
from tasks.states import Status

FIELDS = ("id", "status", "progress", "result_url", "error_message", "revision", "stage", "attempt", "user_id")

# Read at every change of a task: composed once.
_SELECT = f"SELECT {', '.join(FIELDS)} FROM {Task._meta.db_table} WHERE id IN"  # noqa: S608


def snapshots(task_ids: Sequence[str]) -> list[dict[str, Any]]:
    """The present state of these tasks, in no order; unknown ids are left out.

    Keys: `FIELDS` and `queue_position`, the place in line while pending, else None.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"{_SELECT} ({', '.join(['%s'] * len(task_ids))})", list(task_ids))
        rows = [dict(zip(FIELDS, row, strict=True)) for row in cursor.fetchall()]
    places = places_in_line([row["id"] for row in rows if row["status"] == Status.PENDING])
    for row in rows:
        row["queue_position"] = places.get(row["id"])
    return rows
