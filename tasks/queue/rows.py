"""Locking one task with its queue entry, for what people and external services ask."""

from __future__ import annotations

from django.db import transaction

from tasks.models import QueueEntry, Task


def lock(task_id: str) -> tuple[Task, QueueEntry | None]:
    """Inside a transaction: the task and its entry, locked (entry first, as everywhere). Raises `Task.DoesNotExist`."""
    while True:
        entry = QueueEntry.objects.select_for_update().filter(task_id=task_id).first()
        before = transaction.savepoint()
        task = Task.objects.select_for_update().get(id=task_id)
        if entry or not QueueEntry.objects.filter(task_id=task_id).exists():
            transaction.savepoint_commit(before)
            return task, entry
        # A retry put the task in line between the two reads. Let go of the task and begin with the entry: a claim
        # that holds the entry and waits for the task would otherwise wait for us while we wait for it.
        transaction.savepoint_rollback(before)
