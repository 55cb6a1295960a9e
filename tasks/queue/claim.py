from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from tasks.models import QueueEntry, StoredFile, Task
from tasks.models.stored_file import SOURCE
from tasks.queue import transition_log
from tasks.queue.announce import announce
from tasks.queue.clock import now
from tasks.queue.lease import Lease
from tasks.states import Status


@dataclass(frozen=True, slots=True)
class Claim:
    """A task that the caller now holds, with what is needed to work on it."""

    lease: Lease
    attempt: int
    retry_count: int
    max_retries: int
    timeout_seconds: int
    processor: str
    file_name: str
    file_hash: str
    source_path: str | None  # in the storage; None when the source is gone
    extra_data: dict[str, Any]


def claim(
    worker: str,
    limit: int,
    *,
    lease_seconds: float,
    mode: str = "worker",
    token: str | None = None,
    of_user: int | None = None,
) -> list[Claim]:
    """Take up to `limit` tasks from the front of the line, in its order. The attempt is counted here: a crash counts.

    `token` is that of the leases, a new one for each claim; `claimed()` finds by it what a claim took whose answer
    was lost. With `of_user`, only that user's tasks are taken.
    """
    token = token or new_token()
    with transaction.atomic():
        moment = now()
        ready = Q(next_retry_at=None) | Q(next_retry_at__lte=moment)
        ids = list(
            QueueEntry.objects.select_for_update(skip_locked=True)
            .filter(ready, *([] if of_user is None else [Q(user=of_user)]), mode=mode, assigned_worker=None)
            .order_by("-priority", "queue_position", "id")
            .values_list("id", flat=True)[:limit]
        )
        if not ids:
            return []
        # SKIP LOCKED keeps competitors apart on PostgreSQL; SQLite ignores it silently, so the guard stands here too.
        QueueEntry.objects.filter(id__in=ids, assigned_worker=None).update(
            assigned_worker=worker,
            assigned_at=moment,
            lease_token=token,
            expires_at=moment + timedelta(seconds=lease_seconds),
            next_retry_at=None,
            updated_at=moment,
        )
        entries = list(
            QueueEntry.objects.filter(id__in=ids, lease_token=token)
            .order_by("-priority", "queue_position", "id")
            .select_related("task")
        )
        task_ids = [entry.task_id for entry in entries]
        Task.objects.filter(id__in=task_ids, status=Status.PENDING).update(
            status=Status.PROCESSING,
            stage="",
            progress=0,
            attempt=F("attempt") + 1,
            started_at=moment,
            error_message=None,
            revision=F("revision") + 1,
            updated_at=moment,
        )
        for entry in entries:
            entry.task.attempt += 1
        transition_log.write(
            transition_log.line(
                entry.task_id,
                f"Attempt {entry.task.attempt} begins",
                old=Status.PENDING,
                new=Status.PROCESSING,
                attempt=entry.task.attempt,
                worker=worker,
            )
            for entry in entries
        )
        sources = _sources(task_ids)
        announce(task_ids)
    return [_as_claim(entry, worker, token, sources.get(entry.task_id)) for entry in entries]


def claimed(worker: str, token: str) -> list[Claim]:
    """What a claim with this token took: for a caller to whom the database did not answer any more."""
    entries = list(
        QueueEntry.objects.filter(assigned_worker=worker, lease_token=token)
        .order_by("-priority", "queue_position", "id")
        .select_related("task")
    )
    sources = _sources([entry.task_id for entry in entries])
    return [_as_claim(entry, worker, token, sources.get(entry.task_id)) for entry in entries]


def new_token() -> str:
    return secrets.token_hex(16)


def _sources(task_ids: Sequence[str]) -> dict[str, str]:
    return dict(
        StoredFile.objects.filter(task_id__in=task_ids, stored_name=SOURCE, is_deleted=False).values_list(
            "task_id", "storage_path"
        )
    )


def _as_claim(entry: QueueEntry, worker: str, token: str, source_path: str | None) -> Claim:
    task = entry.task
    return Claim(
        lease=Lease(task.id, token, worker, task.attempt),
        attempt=task.attempt,
        retry_count=entry.retry_count,
        max_retries=entry.max_retries,
        timeout_seconds=entry.timeout_seconds,
        processor=task.processor,
        file_name=task.file_name,
        file_hash=task.file_hash,
        source_path=source_path,
        extra_data=task.extra_data,
    )
