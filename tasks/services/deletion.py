from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q

from tasks import storage
from tasks.models import QueueEntry, StoredFile, Task, TaskLog, TaskResult
from tasks.queue import notify
from tasks.signals import tasks_deleted

AT_ONCE = 100  # of many: one long transaction would hold up everybody who writes


def delete_many(task_ids: Sequence[str]) -> int:
    """Delete however many tasks, some at a time; how many were there."""
    return sum(len(delete_tasks(task_ids[at : at + AT_ONCE])) for at in range(0, len(task_ids), AT_ONCE))


def delete_tasks(task_ids: Sequence[str], only: Q | None = None) -> list[str]:
    """Delete tasks with all that belongs to them; work on them stops. Returns the ids that were there.

    `only`: a condition that is looked at again under the tasks' locks.

    Rows go first, in one transaction, then the files: a crash in between leaves files without rows, which `prune`
    sweeps, never rows without files.
    """
    with transaction.atomic():
        # The entry first, as everywhere: its holder's next write finds no lease and stops.
        list(
            QueueEntry.objects.select_for_update()
            .filter(task_id__in=task_ids)
            .order_by("id")
            .values_list("id", flat=True)
        )
        rows = list(
            Task.objects.select_for_update()
            .filter(only or Q(), id__in=task_ids)
            .order_by("id")
            .values_list("id", "user_id")
        )
        ids = [task_id for task_id, _ in rows]
        for model in (QueueEntry, TaskLog, TaskResult, StoredFile):
            model.objects.filter(task_id__in=ids).delete()
        Task.objects.filter(id__in=ids).delete()
        notify.work_was_stopped(ids)
        if rows:
            transaction.on_commit(lambda: tasks_deleted.send_robust(sender=None, deleted=rows))
    for task_id in ids:
        storage.delete_task(task_id)
    return ids
