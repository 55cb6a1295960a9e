from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from tasks.models import TaskLog
from tasks.models.insertion import insert
from tasks.queue.announce import announce
from tasks.queue.clock import now
from tasks.queue.lease import Lease, held, ids
from tasks.states import Status


@dataclass(slots=True)
class Progress:
    """How far a task is, and what its processor wrote to the log since the last time.

    `number` counts the reports of one lease from 1. One that is written already is passed over, so a caller may repeat
    it when the answer was lost: a line of the log would otherwise be there twice. 0: not counted, always written.
    """

    lease: Lease
    progress: int = 0  # 0..99: 100 is for the end
    stage: str | None = None  # None: as before
    lines: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)  # (level, message, details)
    number: int = 0


def report_progress(updates: Sequence[Progress]) -> set[str]:
    """Write progress of several tasks in one transaction; return the ids of those that are still held."""
    with transaction.atomic():
        entries = held([update.lease for update in updates])
        moment = now()
        for update in updates:
            entry = entries.get(update.lease)
            if entry is None or (update.number and update.number <= entry.reports):
                continue
            if update.number:
                entry.reports = update.number
            _write(entry.id, update, moment)
        announce(sorted(ids(entries)))
    return ids(entries)


# Written several times a second for each task that is worked on: composed once.
_REPORTS = "UPDATE task_queue SET reports = %s WHERE id = %s AND lease_token = %s"
_TASK = """
UPDATE tasks SET progress = {greatest}(progress, %s), stage = COALESCE(%s, stage), revision = revision + 1, updated_at = %s
WHERE id = %s AND status = %s
"""


def _write(entry_id: int, update: Progress, moment: datetime) -> None:
    task_id = update.lease.task_id
    statement = _TASK.format(greatest="MAX" if connection.vendor == "sqlite" else "GREATEST")
    stage = None if update.stage is None else update.stage[:40]
    at = connection.ops.adapt_datetimefield_value(moment)
    with connection.cursor() as cursor:
        if update.number:
            cursor.execute(_REPORTS, [update.number, entry_id, update.lease.token])
        cursor.execute(statement, [min(99, max(0, update.progress)), stage, at, task_id, Status.PROCESSING.value])
    insert(
        *(
            TaskLog(task_id=task_id, log_level=level, message=message, details=details)
            for level, message, details in update.lines
        )
    )
