"""A worker's right to a task, and the fence that every write of its holder passes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from tasks.models import QueueEntry
from tasks.queue.clock import now


class LeaseLost(Exception):
    """The lease ran out or was ended; whoever held it stops quietly and keeps nothing."""


@dataclass(frozen=True, slots=True)
class Lease:
    """`token` is new with each claim: a holder that wakes up after its lease was given on cannot pass for the next."""

    task_id: str
    token: str
    worker: str
    attempt: int = 0


def held(leases: Sequence[Lease]) -> dict[Lease, QueueEntry]:
    """Inside a transaction: lock and return the entries of those leases that are still held.

    By lease and not by task: a holder may bring a stale lease and its present one on the same task in one call.
    The row lock (on SQLite the IMMEDIATE transaction) keeps them held until the transaction ends.
    """
    entries = {
        (entry.task_id, entry.lease_token): entry
        for entry in QueueEntry.objects.select_for_update().filter(task_id__in=ids(leases)).order_by("id")
    }
    return {lease: entries[lease.task_id, lease.token] for lease in leases if (lease.task_id, lease.token) in entries}


def still_held(leases: Sequence[Lease]) -> set[Lease]:
    """The same for callers that need no more of the entries than that they are theirs."""
    rows = QueueEntry.objects.select_for_update().filter(task_id__in=ids(leases)).order_by("id")
    tokens = set(rows.values_list("task_id", "lease_token"))
    return {lease for lease in leases if (lease.task_id, lease.token) in tokens}


def ids(leases: Iterable[Lease]) -> set[str]:
    return {lease.task_id for lease in leases}


def renew(leases: Sequence[Lease], lease_seconds: float) -> set[str]:
    """The heartbeat: move the leases' end, and return the ids of the tasks that are still held.

    A lease that ran out but was given to nobody yet is renewed as well: nobody else works on it.
    """
    if not leases:
        return set()
    with transaction.atomic():
        moment = now()
        mine = still_held(leases)
        QueueEntry.objects.filter(task_id__in=ids(mine)).update(
            expires_at=moment + timedelta(seconds=lease_seconds), updated_at=moment
        )
    return ids(mine)
