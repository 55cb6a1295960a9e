"""Rows as the API shows them: plain dicts, numbers as numbers, times in ISO 8601 with Z."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from tasks.errors import unknown_task
from tasks.selectors.place_in_line import places_in_line
from tasks.states import Status

COLUMNS = (
    "id",
    "file_name",
    "file_size",
    "file_type",
    "file_hash",
    "status",
    "progress",
    "stage",
    "priority",
    "uploaded_at",
    "started_at",
    "completed_at",
    "result_url",
    "error_message",
    "extra_data",
    "revision",
    "attempt",
    "processor",
    "batch_id",
    "user_id",
    "updated_at",
)
QUEUE = (
    "retry_count",
    "max_retries",
    "next_retry_at",
    "timeout_seconds",
    "expires_at",
    "assigned_worker",
    "assigned_at",
)
_QUEUE_COLUMNS = tuple(f"queue_entry__{name}" for name in QUEUE)


def iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def present_tasks(rows: Any) -> list[dict[str, Any]]:
    """Task objects of a queryset of tasks: two queries, however many tasks they are."""
    values: Sequence[dict[str, Any]] = list(rows.values(*COLUMNS, *_QUEUE_COLUMNS, "queue_entry__id"))
    places = places_in_line([row["id"] for row in values if row["status"] == Status.PENDING])
    return [_present(row, places) for row in values]


def present_task(visible: Any, task_id: str) -> dict[str, Any]:
    """One task object. Raises `NotFound` where `visible` has no such task."""
    shown = present_tasks(visible.filter(id=task_id))
    if not shown:
        raise unknown_task(task_id)
    return shown[0]


def _present(row: dict[str, Any], places: dict[str, int]) -> dict[str, Any]:
    task = {name: plain(row[name]) for name in COLUMNS}
    task["queue_position"] = places.get(row["id"])
    live = row["queue_entry__id"] is not None
    task["queue"] = {name: plain(row[f"queue_entry__{name}"]) for name in QUEUE} if live else None
    return task


def plain(value: Any) -> Any:
    """A column's value as JSON shows it."""
    if isinstance(value, datetime):
        return iso(value)
    return float(value) if isinstance(value, Decimal) else value


def present_log(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "task_id": row["task_id"],
        "log_level": row["log_level"],
        "message": row["message"],
        "details": row["details"],
        "created_at": iso(row["created_at"]),
    }
