from __future__ import annotations

from collections.abc import Sequence
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
        moment = now()
        for failure in {failure.lease: failure for failure in failures}.values():
            if failure.lease in entries:
                give_up_or_retry(entries[failure.lease], failure, moment)
        announce(sorted(ids(entries)))
    return ids(entries)


def give_up_or_retry(entry: QueueEntry, failure: Failure, moment: datetime) -> None:
    """Inside a transaction that holds the entry's lock."""
    if may_retry(entry.retry_count, entry.max_retries, permanent=failure.permanent):
        _retry(entry, failure, moment)
    else:
        _give_up(entry, failure, moment)


def _retry(entry: QueueEntry, failure: Failure, moment: datetime) -> None:
    delay = 0.0 if failure.at_once else delay_seconds(entry.retry_count, settings.ENV.retry_delay_seconds)
    due = moment + timedelta(seconds=delay) if delay else None
    back_in_line(entry, retry_count=entry.retry_count + 1, next_retry_at=due, updated_at=moment)
    left = entry.max_retries - entry.retry_count - 1
    _log(
        entry,
        f"{failure.reason} It will be tried again{f' in {delay:.0f} s' if delay >= 1 else ''} ({left} more after that).",
        failure,
        new=Status.PENDING,
        level="warning",
    )
    if entry.mode == "worker":
        notify.work_is_ready()


def back_in_line(entry: QueueEntry, **changes: Any) -> None:
    """processing → pending: end the lease, and take the task back to its untouched form."""
    QueueEntry.objects.filter(id=entry.id, lease_token=entry.lease_token).update(
        assigned_worker=None, assigned_at=None, lease_token=None, expires_at=None, **changes
    )
    Task.objects.filter(id=entry.task_id, status=Status.PROCESSING).update(
        status=Status.PENDING,
        stage="",
        progress=0,
        started_at=None,
        revision=F("revision") + 1,
        updated_at=changes["updated_at"],
    )


def _give_up(entry: QueueEntry, failure: Failure, moment: datetime) -> None:
    tries = entry.retry_count + 1
    reason = failure.reason if tries == 1 else f"{failure.reason} It was tried {tries} times."
    Task.objects.filter(id=entry.task_id, status=Status.PROCESSING).update(
        status=Status.FAILED, completed_at=moment, error_message=reason, revision=F("revision") + 1, updated_at=moment
    )
    QueueEntry.objects.filter(id=entry.id).delete()
    _log(entry, reason, failure, new=Status.FAILED, level="error")


def _log(entry: QueueEntry, message: str, failure: Failure, *, new: str, level: str) -> None:
    attempt = Task.objects.values_list("attempt", flat=True).get(id=entry.task_id)
    transition_log.write(
        [
            transition_log.line(
                entry.task_id,
                message,
                old=Status.PROCESSING,
                new=new,
                attempt=attempt,
                worker=entry.assigned_worker,
                level=level,
                details=failure.details,
            )
        ]
    )
