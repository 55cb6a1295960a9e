from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F

from tasks.models import QueueEntry, Task
from tasks.queue import notify, transition_log
from tasks.queue.announce import announce
from tasks.queue.clock import now
from tasks.queue.lease import Lease, held, ids
from tasks.queue.retry_policy import delay_seconds, may_retry
from tasks.states import Status


@dataclass(frozen=True, slots=True)
class Failure:
    """How an attempt ended badly. `reason` is one sentence a person can act on."""

    lease: Lease
    reason: str
    details: dict[str, Any] = field(default_factory=dict)
    permanent: bool = False  # trying again would fail the same way
    at_once: bool = False  # if it is tried again, without a delay: the worker died, not the work


def fail(failures: Sequence[Failure]) -> set[str]:
    """Count the attempts as failed: back in line with a growing delay, or `failed` when no retry is left.

    Returns the ids of the tasks whose lease was still held.
    """
    with transaction.atomic():
        entries = held([failure.lease for failure in failures])
        ended = {failure.lease: failure for failure in failures if failure.lease in entries}
        give_up_or_retry([(entries[lease], failure) for lease, failure in ended.items()], now())
        announce(sorted(ids(entries)))
    return ids(entries)


def give_up_or_retry(ended: Sequence[tuple[QueueEntry, Failure]], moment: datetime) -> None:
    """Inside a transaction that holds the entries' locks.

    What goes the same way goes together: a worker that took many short tasks ahead leaves them all behind at once when
    it dies, and whoever takes them up should not spend seconds on it.
    """
    attempts = dict(Task.objects.filter(id__in=[entry.task_id for entry, _ in ended]).values_list("id", "attempt"))
    again: dict[datetime | None, list[QueueEntry]] = defaultdict(list)  # by when it is due
    over: dict[str, list[QueueEntry]] = defaultdict(list)  # by reason
    lines = []
    for entry, failure in ended:
        if may_retry(entry.retry_count, entry.max_retries, permanent=failure.permanent):
            delay = 0.0 if failure.at_once else delay_seconds(entry.retry_count, settings.ENV.retry_delay_seconds)
            again[moment + timedelta(seconds=delay) if delay else None].append(entry)
            message = f"{failure.reason} {_what_follows(entry, delay)}"
            new, level = Status.PENDING, "warning"
        else:
            tries = entry.retry_count + 1
            message = failure.reason if tries == 1 else f"{failure.reason} It was tried {tries} times."
            over[message].append(entry)
            new, level = Status.FAILED, "error"
        lines.append(
            transition_log.line(
                entry.task_id,
                message,
                old=Status.PROCESSING,
                new=new,
                attempt=attempts[entry.task_id],
                worker=entry.assigned_worker,
                level=level,
                details=failure.details,
            )
        )
    for due, entries in again.items():
        back_in_line(entries, moment, retry_count=F("retry_count") + 1, next_retry_at=due)
    for reason, entries in over.items():
        _give_up(entries, reason, moment)
    transition_log.write(lines)
    if any(entry.mode == "worker" for entries in again.values() for entry in entries):
        notify.work_is_ready()


def _what_follows(entry: QueueEntry, delay: float) -> str:
    left = entry.max_retries - entry.retry_count - 1
    return f"It will be tried again{f' in {delay:.0f} s' if delay >= 1 else ''} ({left} more after that)."


def back_in_line(entries: Iterable[QueueEntry], moment: datetime, **changes: Any) -> None:
    """processing → pending: end the leases, and take the tasks back to their untouched form."""
    entries = list(entries)
    # Each lease by its own token, as everywhere, although the caller has locked the entries.
    mine = {"id__in": [entry.id for entry in entries], "lease_token__in": {entry.lease_token for entry in entries}}
    QueueEntry.objects.filter(**mine).update(
        assigned_worker=None, assigned_at=None, lease_token=None, expires_at=None, updated_at=moment, **changes
    )
    Task.objects.filter(id__in=[entry.task_id for entry in entries], status=Status.PROCESSING).update(
        status=Status.PENDING,
        stage="",
        progress=0,
        started_at=None,
        revision=F("revision") + 1,
        updated_at=moment,
    )


def _give_up(entries: Sequence[QueueEntry], reason: str, moment: datetime) -> None:
    Task.objects.filter(id__in=[entry.task_id for entry in entries], status=Status.PROCESSING).update(
        status=Status.FAILED, completed_at=moment, error_message=reason, revision=F("revision") + 1, updated_at=moment
    )
    QueueEntry.objects.filter(id__in=[entry.id for entry in entries]).delete()
