"""Rows as the API shows them: plain dicts, numbers as numbers, times in ISO 8601 with Z."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from tasks.errors import unknown_task
from tasks.models.task import TASK_ID
from tasks.selectors.task_rows import COLUMNS, QUEUE, iso, task_rows
from tasks.selectors.visible import may_see

__all__ = ["COLUMNS", "QUEUE", "iso", "plain", "present_log", "present_task", "present_tasks"]


def present_tasks(tasks: Any) -> list[dict[str, Any]]:
    """Task objects of a queryset of tasks: three queries, however many tasks they are."""
    return task_rows(list(tasks.values_list("id", flat=True)))


def present_task(user: Any, task_id: str) -> dict[str, Any]:
    """One task object. Raises `NotFound` where there is none that `user` may see."""
    shown = task_rows([task_id]) if TASK_ID.fullmatch(task_id) else []
    if not shown or not may_see(user, shown[0]["user_id"]):
        raise unknown_task(task_id)
    return shown[0]


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
