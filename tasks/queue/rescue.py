from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tasks.models import QueueEntry
from tasks.queue.announce import announce
from tasks.queue.clock import now
from tasks.queue.fail import Failure, give_up_or_retry
from tasks.queue.lease import Lease


def rescue(limit: int = 200) -> list[str]:
    """Take up the tasks whose lease ran out: their worker died. Returns their ids.

    The expiry is looked at under the row's lock: a heartbeat that came between moves the end, and the task is left
    alone. SKIP LOCKED: an entry that somebody is writing to this moment is not an orphan.
    """
    with transaction.atomic():
        moment = now()
        entries = list(
            QueueEntry.objects.select_for_update(skip_locked=True)
            .filter(assigned_worker__isnull=False, expires_at__lt=moment)
            .order_by("id")[:limit]
        )
        give_up_or_retry([(entry, _death(entry, moment)) for entry in entries], moment)
        ids = [entry.task_id for entry in entries]
        announce(ids)
    return ids


def _death(entry: QueueEntry, moment: datetime) -> Failure:
    silence = (moment - entry.expires_at).total_seconds() if entry.expires_at else 0.0
    return Failure(
        Lease(entry.task_id, entry.lease_token or "", entry.assigned_worker or ""),
        f"The worker {entry.assigned_worker} died: its lease ran out {silence:.0f} s ago.",
        {"cause": "lease_expired", "silence": round(silence, 3)},
        at_once=True,
    )
