from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat

from tasks.models import QueueEntry, StoredFile, Task, TaskResult
from tasks.models.stored_file import SOURCE
from tasks.queue import transition_log
from tasks.queue.announce import announce
from tasks.queue.clock import now
from tasks.queue.lease import Lease, still_held
from tasks.states import Status

RESULT_COLUMNS = [
    "result_file_path",
    "result_file_size",
    "result_file_type",
    "processing_time_ms",
    "tokens_processed",
    "summary",
    "full_content",
    "quality_score",
    "confidence_score",
    "extra_data",
    "updated_at",
]


@dataclass(frozen=True, slots=True)
class FileMade:
    """A result file, already in the storage under a name of the attempt's own."""

    name: str  # as it is asked for: "report.json"
    path: str  # in the storage
    content_type: str
    size: int  # bytes
    checksum: str  # SHA-256, hexadecimal
    storage_type: str = "local"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a processor made of a task."""

    lease: Lease
    processing_time_ms: int
    tokens_processed: int = 0
    summary: str = ""
    full_content: str = ""
    quality_score: float | None = None
    confidence_score: float | None = None
    extra_data: dict[str, Any] = field(default_factory=dict)
    files: tuple[FileMade, ...] = ()
    result_url: str | None = None  # None: the report page


def complete(outcomes: Sequence[Outcome]) -> set[str]:
    """The one gate to `completed`: result, files, status, log and queue together, many tasks in one transaction.

    Returns the ids of the tasks that were completed; the others' leases are lost, and nothing of theirs was kept.
    Calling it again with the same outcomes changes nothing, so a caller may repeat it when the database blinked.
    """
    with transaction.atomic():
        mine = still_held([outcome.lease for outcome in outcomes])
        moment = now()
        kept = list({outcome.lease: outcome for outcome in outcomes if outcome.lease in mine}.values())
        ids = [outcome.lease.task_id for outcome in kept]
        if not ids:
            return set()
        Task.objects.filter(id__in=ids, status=Status.PROCESSING).update(
            status=Status.COMPLETED,
            progress=100,
            stage="",
            completed_at=moment,
            result_url=Concat(Value("/results/"), F("id")),
            error_message=None,
            revision=F("revision") + 1,
            updated_at=moment,
        )
        for outcome in kept:
            if outcome.result_url:
                Task.objects.filter(id=outcome.lease.task_id).update(result_url=outcome.result_url)
        QueueEntry.objects.filter(task_id__in=ids).delete()
        _write_results(kept, moment)
        _write_files(kept, moment)
        transition_log.write(
            transition_log.line(
                outcome.lease.task_id,
                f"Completed in {outcome.processing_time_ms / 1000:.2f} s",
                old=Status.PROCESSING,
                new=Status.COMPLETED,
                attempt=outcome.lease.attempt,
                worker=outcome.lease.worker,
            )
            for outcome in kept
        )
        announce(ids)
    return set(ids)


def _write_results(outcomes: Sequence[Outcome], moment: Any) -> None:
    TaskResult.objects.bulk_create(
        [_result(outcome, moment) for outcome in outcomes],
        update_conflicts=True,  # a task that was processed before has a row already
        unique_fields=["task"],
        update_fields=RESULT_COLUMNS,
    )


def _result(outcome: Outcome, moment: Any) -> TaskResult:
    main = next((made for made in outcome.files if made.name == "report.json"), None)
    return TaskResult(
        task_id=outcome.lease.task_id,
        result_file_path=main.path if main else "",
        result_file_size=main.size if main else 0,
        result_file_type=main.content_type if main else "",
        processing_time_ms=outcome.processing_time_ms,
        tokens_processed=outcome.tokens_processed,
        summary=outcome.summary,
        full_content=outcome.full_content,
        quality_score=_score(outcome.quality_score),
        confidence_score=_score(outcome.confidence_score),
        extra_data=outcome.extra_data,
        updated_at=moment,
    )


def _score(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(f"{value:.2f}")


def _write_files(outcomes: Sequence[Outcome], moment: Any) -> None:
    # The files of a former result go with it, also when the new one has none.
    StoredFile.objects.filter(task_id__in=[outcome.lease.task_id for outcome in outcomes], is_deleted=False).exclude(
        stored_name=SOURCE
    ).update(is_deleted=True, deleted_at=moment)
    made = [(outcome.lease.task_id, file) for outcome in outcomes for file in outcome.files]
    if not made:
        return
    StoredFile.objects.bulk_create(
        StoredFile(
            task_id=task_id,
            storage_type=file.storage_type,
            storage_path=file.path,
            original_name=file.name,
            stored_name=file.name,
            content_type=file.content_type,
            file_size=file.size,
            checksum=file.checksum,
            created_at=moment,
        )
        for task_id, file in made
    )
