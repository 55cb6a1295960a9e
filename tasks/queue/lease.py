"""A worker's right to a task, and the fence that every write of its holder passes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

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


def held(leases: Sequence[Lease]) -> dict[str, QueueEntry]:
    """Inside a transaction: lock and return the entries of those leases that are still held, by task id.

    The row lock (on SQLite the IMMEDIATE transaction) keeps them held until the transaction ends.
    """
    tokens = {lease.task_id: lease.token for lease in leases}
    entries = QueueEntry.objects.select_for_update().filter(task_id__in=list(tokens)).order_by("id")
    return {entry.task_id: entry for entry in entries if entry.lease_token == tokens[entry.task_id]}


def renew(leases: Sequence[Lease], lease_seconds: float) -> set[str]:
    """The heartbeat: move the leases' end, and return the ids of the tasks that are still held.

    A lease that ran out but was given to nobody yet is renewed as well: nobody else works on it.
    """
    if not leases:
        return set()
    with transaction.atomic():
        moment = now()
        entries = held(leases)
        QueueEntry.objects.filter(task_id__in=list(entries)).update(
            expires_at=_end(moment, lease_seconds), updated_at=moment
        )
    return set(entries)


def _end(moment: datetime, lease_seconds: float) -> datetime:
    return moment + timedelta(seconds=lease_seconds)
