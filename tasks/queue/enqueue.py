from __future__ import annotations

from datetime import timedelta

from django.db import connection

from tasks.models import QueueEntry, Task
from tasks.models.insertion import insert
from tasks.queue import notify
from tasks.queue.clock import now
from tasks.selectors.visible import owned_by

# Who stands at the front: the first of those who wait, or the last of all when nobody waits.
_TICKETS = """
SELECT (SELECT MAX(queue_position) FROM task_queue WHERE {} AND priority = %s AND mode = %s),
    COALESCE(
        (SELECT MIN(queue_position) FROM task_queue WHERE assigned_worker IS NULL AND mode = %s AND priority = %s),
        (SELECT MAX(queue_position) FROM task_queue WHERE mode = %s AND priority = %s))
"""


def enqueue(
    task: Task, *, max_retries: int, timeout_seconds: int, retry_count: int = 0, delay_seconds: float = 0
) -> None:
    """Put a pending task in line; inside the caller's transaction."""
    mode = "external" if task.processor == "external" else "worker"
    insert(
        QueueEntry(
            task_id=task.id,
            user_id=task.user_id,
            priority=task.priority,
            mode=mode,
            queue_position=ticket(task.user_id, task.priority, mode),
            retry_count=retry_count,
            max_retries=max_retries,
            timeout_seconds=timeout_seconds,
            next_retry_at=now() + timedelta(seconds=delay_seconds) if delay_seconds else None,
        )
    )
    if mode == "worker":
        notify.work_is_ready()


def ticket(user_id: int | None, priority: int, mode: str) -> int:
    """The owner's next ticket: above his own last one, and not behind the front of the line.

    Two uploads of one owner at once may draw the same ticket; then the smaller id goes first, and nobody is hurt.
    """
    owner, values = owned_by(user_id)
    with connection.cursor() as cursor:
        cursor.execute(_TICKETS.format(owner), [*values, priority, mode, mode, priority, mode, priority])
        own, front = cursor.fetchone()
    return max(-1 if own is None else own, -1 if front is None else front - 1) + 1
