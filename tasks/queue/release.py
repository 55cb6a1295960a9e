from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from tasks.models import Task
from tasks.queue import notify, transition_log
from tasks.queue.announce import announce
from tasks.queue.clock import now
from tasks.queue.fail import back_in_line
from tasks.queue.lease import Lease, held, ids
from tasks.states import Status


def release(leases: Sequence[Lease], reason: str) -> set[str]:
    """Give tasks back unblamed: they keep their place and their attempts. Returns the ids of those still held."""
    with transaction.atomic():
        entries = held(leases)
        tasks = Task.objects.filter(id__in=ids(entries))
        attempts = dict(tasks.values_list("id", "attempt"))
        back_in_line(entries.values(), now())
        tasks.filter(attempt__gt=0).update(attempt=F("attempt") - 1)
        transition_log.write(
            transition_log.line(
                entry.task_id,
                reason,
                old=Status.PROCESSING,
                new=Status.PENDING,
                attempt=attempts[entry.task_id],
                worker=entry.assigned_worker,
            )
            for entry in entries.values()
        )
        if entries:
            notify.work_is_ready()
        announce(sorted(ids(entries)))
    return ids(entries)
