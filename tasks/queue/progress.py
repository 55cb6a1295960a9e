from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from tasks.models import QueueEntry, Task, TaskLog
from tasks.queue import transition_log
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
                QueueEntry.objects.filter(id=entry.id, lease_token=update.lease.token).update(reports=update.number)
                entry.reports = update.number
            _write(update, moment)
        announce(sorted(ids(entries)))
    return ids(entries)


def _write(update: Progress, moment: Any) -> None:
    task_id = update.lease.task_id
    changes: dict[str, Any] = {"progress": Greatest(F("progress"), min(99, max(0, update.progress)))}
    if update.stage is not None:
        changes["stage"] = update.stage[:40]
    Task.objects.filter(id=task_id, status=Status.PROCESSING).update(
        **changes, revision=F("revision") + 1, updated_at=moment
    )
    transition_log.write(
        TaskLog(task_id=task_id, log_level=level, message=message, details=details)
        for level, message, details in update.lines
    )
