"""The log row that goes with every change of status."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tasks.models import TaskLog


def line(
    task_id: str,
    message: str,
    *,
    old: str | None,
    new: str,
    attempt: int,
    worker: str | None = None,
    level: str = "info",
    details: dict[str, Any] | None = None,
) -> TaskLog:
    """An unsaved `TaskLog` for the edge `old` → `new`."""
    edge = {"from": old, "to": new, "attempt": attempt, "worker": worker}
    return TaskLog(task_id=task_id, log_level=level, message=message, details=(details or {}) | edge)


def write(lines: Iterable[TaskLog]) -> None:
    """Insert lines; only after the transaction has updated their tasks (see `TaskLog`)."""
    TaskLog.objects.bulk_create(list(lines), batch_size=500)
