from __future__ import annotations

from datetime import timedelta

from django.db.models import Max, Min

from tasks.models import QueueEntry, Task
from tasks.queue import notify
from tasks.queue.clock import now


def enqueue(task: Task, *, max_retries: int, timeout_seconds: int, delay_seconds: float = 0) -> QueueEntry:
    """Put a pending task in line; inside the caller's transaction."""
    mode = "external" if task.processor == "external" else "worker"
    entry = QueueEntry.objects.create(
        task=task,
        user_id=task.user_id,
        priority=task.priority,
        mode=mode,
        queue_position=ticket(task.user_id, task.priority, mode),
        max_retries=max_retries,
        timeout_seconds=timeout_seconds,
        next_retry_at=now() + timedelta(seconds=delay_seconds) if delay_seconds else None,
    )
    if mode == "worker":
        notify.work_is_ready()
    return entry


def ticket(user_id: int | None, priority: int, mode: str) -> int:
    """The owner's next ticket: above his own last one, and not behind the front of the line.

    Two uploads of one owner at once may draw the same ticket; then the smaller id goes first, and nobody is hurt.
    """
    line = QueueEntry.objects.filter(priority=priority, mode=mode)
    own = line.filter(user=user_id).aggregate(last=Max("queue_position"))["last"]
    front = line.filter(assigned_worker=None).aggregate(first=Min("queue_position"))["first"]
    if front is None:
        front = line.aggregate(last=Max("queue_position"))["last"]
    return max(-1 if own is None else own, -1 if front is None else front - 1) + 1
