from __future__ import annotations

from django.db import transaction
from django.db.models import F

from tasks.models import QueueEntry, Task
from tasks.queue import notify, transition_log
from tasks.queue.announce import announce
from tasks.queue.clock import now
from tasks.queue.rows import lock
from tasks.states import Actor, Status, require_legal


def cancel(task_id: str, by: str) -> None:
    """Fail a task at a person's request. Raises `Task.DoesNotExist`, `IllegalTransition`.

    The queue entry goes, and with it the lease: whoever works on the task finds out and stops, and could write nothing.
    """
    with transaction.atomic():
        task, entry = lock(task_id)
        require_legal(task.status, Status.FAILED, Actor.PERSON)
        moment = now()
        reason = f"Cancelled by {by}"
        Task.objects.filter(id=task_id, status=task.status).update(
            status=Status.FAILED,
            completed_at=moment,
            error_message=reason,
            revision=F("revision") + 1,
            updated_at=moment,
        )
        QueueEntry.objects.filter(task_id=task_id).delete()
        transition_log.write(
            [
                transition_log.line(
                    task_id,
                    reason,
                    old=task.status,
                    new=Status.FAILED,
                    attempt=task.attempt,
                    worker=entry.assigned_worker if entry else None,
                    level="warning",
                )
            ]
        )
        notify.work_was_stopped([task_id])
        announce([task_id])
