from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet

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

    @property
    def has_own_limit(self) -> bool:
        """Whether its upload asked for another time limit than the installation's: whoever reads why has to know."""
        return bool(self.timeout_seconds != settings.ENV.task_timeout_seconds)


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
            reports=0,
            updated_at=moment,
        )
        rows = _rows(QueueEntry.objects.filter(id__in=ids, lease_token=token))
        task_ids = [row["task_id"] for row in rows]
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
        for row in rows:
            row["task__attempt"] += 1
        transition_log.write(
            transition_log.line(
                row["task_id"],
                f"Attempt {row['task__attempt']} begins",
                old=Status.PENDING,
                new=Status.PROCESSING,
                attempt=row["task__attempt"],
                worker=worker,
            )
            for row in rows
        )
        sources = _sources(task_ids)
        announce(task_ids)
    return [_as_claim(row, worker, token, sources.get(row["task_id"])) for row in rows]


def claimed(worker: str, token: str) -> list[Claim]:
    """What a claim with this token took: for a caller to whom the database did not answer any more."""
    rows = _rows(QueueEntry.objects.filter(assigned_worker=worker, lease_token=token))
    sources = _sources([row["task_id"] for row in rows])
    return [_as_claim(row, worker, token, sources.get(row["task_id"])) for row in rows]


def new_token() -> str:
    return secrets.token_hex(16)


def _sources(task_ids: Sequence[str]) -> dict[str, str]:
    return dict(
        StoredFile.objects.filter(task_id__in=task_ids, stored_name=SOURCE, is_deleted=False).values_list(
            "task_id", "storage_path"
        )
    )


def _rows(entries: QuerySet[QueueEntry]) -> list[dict[str, Any]]:
    """In the line's order. Plain values: making two models per task costs more than the query."""
    return list(
        entries.order_by("-priority", "queue_position", "id").values(
            "task_id",
            "retry_count",
            "max_retries",
            "timeout_seconds",
            *(f"task__{name}" for name in ("attempt", "processor", "file_name", "file_hash", "extra_data")),
        )
    )


def _as_claim(row: dict[str, Any], worker: str, token: str, source_path: str | None) -> Claim:
    return Claim(
        lease=Lease(row["task_id"], token, worker, row["task__attempt"]),
        attempt=row["task__attempt"],
        retry_count=row["retry_count"],
        max_retries=row["max_retries"],
        timeout_seconds=row["timeout_seconds"],
        processor=row["task__processor"],
        file_name=row["task__file_name"],
        file_hash=row["task__file_hash"],
        source_path=source_path,
        extra_data=row["task__extra_data"],
    )
