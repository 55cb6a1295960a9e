"""The lease protocol for workers in other languages: claim, heartbeat, complete, fail; fenced like our own."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError
from django.utils import timezone

from tasks import queue, storage
from tasks.intake.staged import StagedFile
from tasks.models import QueueEntry, StoredFile, Task
from tasks.queue import Failure, FileMade, Lease, LeaseLost, Outcome, Progress
from tasks.selectors.visible import sees_all
from tasks.worker.result_files import content_type

NAME = "external"
LEASE_SECONDS = 60  # unless the worker asks for another length


@dataclass(frozen=True, slots=True)
class Granted:
    task_id: str
    token: str
    expires_at: datetime
    attempt: int
    timeout_seconds: int


@dataclass(frozen=True, slots=True)
class Report:
    """What an external worker made of a task. `full_content` is JSON; files lie staged."""

    tokens_processed: int = 0
    summary: str = ""
    full_content: str = ""
    quality_score: float | None = None
    confidence_score: float | None = None
    processing_time_ms: int | None = None
    result_url: str | None = None
    extra_data: dict[str, Any] = field(default_factory=dict)
    files: Sequence[StagedFile] = ()


def claim(worker: str, lease_seconds: int, user: Any) -> Granted | None:
    """The next task that is meant for external processing and that `user` may see; None when there is none."""
    # There may be no worker of our own here that would take up what a dead one left.
    queue.rescue()
    only = None if sees_all(user) else user.pk
    claims = queue.claim(worker, 1, lease_seconds=lease_seconds, mode="external", of_user=only)
    if not claims:
        return None
    lease = claims[0].lease
    entry = _entry(lease.task_id, lease.token)
    assert entry.expires_at
    return Granted(lease.task_id, lease.token, entry.expires_at, claims[0].attempt, claims[0].timeout_seconds)


def require_held(task_id: str, token: str) -> None:
    """Raises `LeaseLost` unless `token` is that of the task's lease. At any later moment it may be over: calls look anew."""
    _entry(task_id, token)


def heartbeat(
    task_id: str, token: str, lease_seconds: int | None, *, progress: int | None, stage: str | None, message: str
) -> datetime:
    """Renew the lease, and report how far the work is. Returns its new end; raises `LeaseLost`.

    Without `lease_seconds` it is renewed for as long as it was granted before: whoever claimed an hour and beats every
    ten minutes must not lose the task to a shorter default.
    """
    entry = _entry(task_id, token)
    lease = _as_lease(entry, token)
    if lease_seconds is None:
        lease_seconds = _granted_seconds(entry)
    if not queue.renew([lease], lease_seconds):
        raise LeaseLost
    if progress is not None or stage is not None or message:
        lines: list[tuple[str, str, dict[str, Any]]] = [("info", message, {})] if message else []
        if not queue.report_progress([Progress(lease, progress or 0, stage, lines)]):
            raise LeaseLost
    return timezone.now() + timedelta(seconds=lease_seconds)


def complete(task_id: str, token: str, report: Report) -> None:
    """Through the one gate, with the files under the attempt's own name. Raises `LeaseLost`, and keeps nothing then."""
    entry = _entry(task_id, token)
    # A folder of this call's own: the same result may arrive twice, and the one that comes too late must not take away
    # what the other has committed.
    folder = storage.result_folder(task_id, f"{token}-{secrets.token_hex(4)}")
    made = []
    try:
        for staged in report.files:
            path = f"{folder}/{staged.name}"
            storage.put(staged.path, path)
            made.append(
                FileMade(
                    staged.name, path, content_type(staged.name), staged.size, staged.sha256, storage.storage_type()
                )
            )
        outcome = Outcome(
            _as_lease(entry, token),
            report.processing_time_ms if report.processing_time_ms is not None else _elapsed_ms(entry),
            report.tokens_processed,
            report.summary,
            report.full_content,
            report.quality_score,
            report.confidence_score,
            report.extra_data,
            tuple(made),
            report.result_url,
        )
        if not queue.complete([outcome]):
            raise LeaseLost
    except BaseException:
        with contextlib.suppress(DatabaseError):  # what stays behind is pruned
            if not _counts(task_id, folder):
                storage.delete_folder(folder)
        raise


def _counts(task_id: str, folder: str) -> bool:
    """Whether a file in there was committed: the answer may have been lost on its way."""
    return StoredFile.objects.filter(task_id=task_id, storage_path__startswith=f"{folder}/").exists()


def fail(task_id: str, token: str, reason: str, *, permanent: bool) -> None:
    """Count the attempt as failed; it is tried again unless `permanent`, or no retry is left. Raises `LeaseLost`."""
    if not queue.fail([Failure(_lease(task_id, token), reason, permanent=permanent)]):
        raise LeaseLost


def _entry(task_id: str, token: str) -> QueueEntry:
    entry = (
        QueueEntry.objects.filter(task_id=task_id, mode="external", lease_token=token).select_related("task").first()
    )
    if entry is None:
        raise LeaseLost
    return entry


def _lease(task_id: str, token: str) -> Lease:
    return _as_lease(_entry(task_id, token), token)


def _as_lease(entry: QueueEntry, token: str) -> Lease:
    task: Task = entry.task
    return Lease(task.id, token, entry.assigned_worker or NAME, task.attempt)


def _granted_seconds(entry: QueueEntry) -> int:
    """How long the lease was when it was last granted: claiming and renewing write both times at one moment.

    A new priority moves `updated_at` as well, so what this says may be too short, and never is less than the default.
    """
    granted = (entry.expires_at - entry.updated_at).total_seconds() if entry.expires_at else 0
    return max(LEASE_SECONDS, round(granted))


def _elapsed_ms(entry: QueueEntry) -> int:
    began = entry.assigned_at or timezone.now()
    return max(0, int((timezone.now() - began).total_seconds() * 1000))
