"""Locking one task with its queue entry, for what people and external services ask."""

from __future__ import annotations

from tasks.models import QueueEntry, Task


def lock(task_id: str) -> tuple[Task, QueueEntry | None]:
    """Inside a transaction: the task and its entry, locked (entry first, as everywhere). Raises `Task.DoesNotExist`."""
    entry = QueueEntry.objects.select_for_update().filter(task_id=task_id).first()
    task = Task.objects.select_for_update().get(id=task_id)
    if entry is None:
        # A retry may have put the task in line between the two reads; now the task's lock keeps it still.
        entry = QueueEntry.objects.filter(task_id=task_id).first()
    return task, entry
