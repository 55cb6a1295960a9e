"""Rows for tests, consistent with the constraints of the tables. The file behind a source is made only on demand."""

from __future__ import annotations

import hashlib
import itertools
import secrets
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from tasks.analysis import files
from tasks.analysis.pipeline import analyse
from tasks.analysis.serialise import to_json
from tasks.models import QueueEntry, StoredFile, Task, TaskResult
from tasks.models.stored_file import SOURCE
from tasks.models.task import new_task_id
from tasks.queue.enqueue import enqueue
from tasks.worker.result_files import content_type

_numbers = itertools.count(1)


def make_task(
    *,
    user: Any = None,
    priority: int = 0,
    processor: str = "",
    max_retries: int = 3,
    timeout_seconds: int = 1800,
    content: bytes | None = None,
    **fields: Any,
) -> Task:
    """A pending task in line, with its source's row. `content` is written to the storage as the source."""
    text = content if content is not None else f"Novel {next(_numbers)} {secrets.token_hex(8)}\n".encode()
    task_id = fields.pop("id", None) or new_task_id()
    path = f"uploads/{task_id}/source.txt"
    digest = hashlib.sha256(text).hexdigest()
    with transaction.atomic():
        task = Task.objects.create(
            id=task_id,
            **{
                "file_name": "novel.txt",
                "file_size": len(text),
                "file_type": "text/plain",
                "file_hash": digest,
                "user": user,
                "priority": priority,
                "processor": processor,
            }
            | fields,
        )
        StoredFile.objects.create(
            task=task,
            storage_path=path,
            original_name=task.file_name,
            stored_name=SOURCE,
            content_type="text/plain",
            file_size=len(text),
            checksum=digest,
        )
        enqueue(task, max_retries=max_retries, timeout_seconds=timeout_seconds)
    if content is not None:
        default_storage.save(path, ContentFile(content))
    return task


def make_finished_task(*, status: str = "completed", **fields: Any) -> Task:
    """A task that is through: no queue entry any more."""
    task = make_task(**fields)
    moment = timezone.now()
    QueueEntry.objects.filter(task=task).delete()
    Task.objects.filter(id=task.id).update(
        status=status,
        progress=100 if status == "completed" else 40,
        attempt=1,
        started_at=moment,
        completed_at=moment,
        result_url=f"/results/{task.id}" if status == "completed" else None,
        error_message=None if status == "completed" else "It could not be read.",
        revision=3,
    )
    task.refresh_from_db()
    return task


def make_analysed_task(content: bytes, **fields: Any) -> Task:
    """A finished task with the report of its novel, and the report's files in the storage."""
    task = make_finished_task(content=content, **fields)
    analysis = analyse(content, task.file_name)
    TaskResult.objects.create(
        task=task, full_content=to_json(analysis.report).decode(), summary=analysis.report["summary"]
    )
    with TemporaryDirectory() as folder:
        for name in files.write(analysis, Path(folder)):
            made = (Path(folder) / name).read_bytes()
            StoredFile.objects.create(
                task=task,
                storage_path=default_storage.save(f"results/{task.id}/made/{name}", ContentFile(made)),
                original_name=name,
                stored_name=name,
                content_type=content_type(name),
                file_size=len(made),
                checksum=hashlib.sha256(made).hexdigest(),
            )
    return task
