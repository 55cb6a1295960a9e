"""Looking at the queue without taking anything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Min, Q, QuerySet

from tasks.models import QueueEntry
from tasks.queue.clock import now
from tasks.queue.lease import Lease

JUST_NOW = timedelta(seconds=1)
# Somebody else may hold what is due: whoever looks again does so at most this often.
SHORTEST_WAIT = 0.05


def something_is_ready(mode: str = "worker") -> bool:
    """Whether a claim would find anything; a plain read, which takes no lock."""
    return _ready(mode).exists()


def count_ready(limit: int, mode: str = "worker") -> int:
    """How many a claim would find, counted up to `limit`."""
    return _ready(mode).order_by()[:limit].count()


def _ready(mode: str) -> QuerySet[QueueEntry]:
    ready = Q(next_retry_at=None) | Q(next_retry_at__lte=now())
    return QueueEntry.objects.filter(ready, mode=mode, assigned_worker=None)


def seconds_until_due(mode: str = "worker") -> float | None:
    """When the next delayed retry is due; None when none waits.

    One that became due a moment ago counts as due now: the claim before this question may just have missed it. What is
    due for longer waits for a free worker, not for the clock.
    """
    moment = now()
    delayed = QueueEntry.objects.filter(mode=mode, assigned_worker=None, next_retry_at__gt=moment - JUST_NOW)
    due = delayed.aggregate(due=Min("next_retry_at"))["due"]
    return None if due is None else max(SHORTEST_WAIT, (due - moment).total_seconds())


def anybody_waits(mode: str = "worker") -> bool:
    return QueueEntry.objects.filter(mode=mode, assigned_worker=None).exists()


def still_held(leases: Sequence[Lease]) -> set[tuple[str, str | None]]:
    """(task id, token) of those leases that are still held at this moment; a plain read."""
    ids = [lease.task_id for lease in leases]
    return set(
        QueueEntry.objects.filter(task_id__in=ids, lease_token__isnull=False).values_list("task_id", "lease_token")
    )
