"""Looking at the queue without taking anything."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Min, Q, QuerySet

from tasks.models import QueueEntry
from tasks.queue.clock import now
from tasks.queue.lease import Lease


def something_is_ready(mode: str = "worker") -> bool:
    """Whether a claim would find anything; a plain read, which takes no lock."""
    return _ready(mode).exists()


def ready_task_ids(limit: int, mode: str = "worker") -> list[str]:
    """The front of the line, in its order."""
    return list(_ready(mode).order_by("-priority", "queue_position", "id").values_list("task_id", flat=True)[:limit])


def _ready(mode: str) -> QuerySet[QueueEntry]:
    ready = Q(next_retry_at=None) | Q(next_retry_at__lte=now())
    return QueueEntry.objects.filter(ready, mode=mode, assigned_worker=None)


def seconds_until_due(mode: str = "worker") -> float | None:
    """When the next delayed retry is due; None when none waits."""
    due = QueueEntry.objects.filter(mode=mode, assigned_worker=None).aggregate(due=Min("next_retry_at"))["due"]
    return None if due is None else max(0.0, (due - now()).total_seconds())


def anybody_waits(mode: str = "worker") -> bool:
    return QueueEntry.objects.filter(mode=mode, assigned_worker=None).exists()


def still_held(leases: Sequence[Lease]) -> set[tuple[str, str | None]]:
    """(task id, token) of those leases that are still held at this moment; a plain read."""
    ids = [lease.task_id for lease in leases]
    return set(
        QueueEntry.objects.filter(task_id__in=ids, lease_token__isnull=False).values_list("task_id", "lease_token")
    )
