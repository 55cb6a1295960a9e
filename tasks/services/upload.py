"""An upload becomes a task: file, task, queue entry and log row, or nothing at all."""

from __future__ import annotations

import threading
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import IntegrityError, connection, transaction

from tasks import storage
from tasks.analysis.refusal import refuse
from tasks.errors import DuplicateFile, Invalid, UnusableFile
from tasks.intake.names import require_allowed_ending
from tasks.intake.staged import StagedFile
from tasks.models import StoredFile, Task
from tasks.models.insertion import insert
from tasks.models.stored_file import SOURCE
from tasks.models.task import new_task_id
from tasks.queue import transition_log
from tasks.queue.announce import announce
from tasks.queue.enqueue import enqueue
from tasks.selectors.visible import owned_by
from tasks.states import Status

# SQLite has one writer at a time, and makes the others sleep for up to a tenth of a second before they ask again. Within
# this process they wait for each other here instead, and go on at once.
_turn = threading.Lock()

_SAME_FILE = "SELECT id, file_name FROM tasks WHERE file_hash = %s AND {} ORDER BY uploaded_at, id LIMIT 1"

CONTENT_TYPES = {".md": "text/markdown", ".markdown": "text/markdown"}


@dataclass(frozen=True, slots=True)
class UploadOptions:
    priority: int = 0
    processor: str = ""
    timeout_seconds: int | None = None
    extra_data: dict[str, Any] = field(default_factory=dict)
    allow_duplicate: bool = False
    batch_id: str | None = None


def create_task(staged: StagedFile, options: UploadOptions, *, user: Any = None, session_id: str | None = None) -> Task:
    """Make a task of a staged file. Raises `Refused`, in which case nothing stays behind.

    The file comes first and the rows after it, in one transaction: a row never names a file that is not there, and a
    file without a row (the process died in between) is swept by `prune`.
    """
    try:
        ending = require_allowed_ending(staged.name)
        processor = allowed_processor(options.processor, user)
        if refusal := refuse(staged.head, staged.size):
            raise UnusableFile(f"{staged.name[:100]!r}: {refusal.message}", code=refusal.code)
        user_id = user.pk if user is not None and user.is_authenticated else None
        if not options.allow_duplicate:
            refuse_duplicate(staged.sha256, user_id)
        task = _task(staged, ending, processor, options, user_id, session_id)
        path = storage.source_path(task.id, ending)
        storage.put(staged.path, path)
    finally:
        staged.discard()
    try:
        _insert_or_refuse(task, path, options)
    except BaseException:
        storage.delete_task(task.id)
        raise
    return task


def _insert_or_refuse(task: Task, path: str, options: UploadOptions) -> None:
    """Between our look and our insert somebody's upload of the same file may have come first: the index decides."""
    while True:
        try:
            with _turn if connection.vendor == "sqlite" else nullcontext():
                return _insert(task, path, options)
        except IntegrityError as error:
            if "one_file" not in str(error) and "file_hash" not in str(error):
                raise
            # Raises, unless the other one was deleted in the meantime: then it is our turn.
            refuse_duplicate(task.file_hash, task.user_id)


def allowed_processor(name: str, user: Any) -> str:
    """Which processor a task may ask for. Dotted paths are the operator's choice, never a client's."""
    if name in ("", "analysis", "noop", "external") or name == settings.ENV.task_processor:
        return "external" if not name and settings.ENV.task_processor == "external" else name
    if name == "drill" and (settings.ENV.api_auth == "off" or getattr(user, "is_staff", False)):
        return name
    raise Invalid("processor", "processor must be one of analysis, noop, external (and drill, for staff).")


def refuse_duplicate(sha256: str, user_id: int | None) -> None:
    owner, values = owned_by(user_id)
    with connection.cursor() as cursor:
        cursor.execute(_SAME_FILE.format(owner), [sha256, *values])
        first = cursor.fetchone()
    if first:
        raise DuplicateFile(
            f"This file was uploaded before, as {first[1]!r} ({first[0]}). Send allow_duplicate=true to upload it all the same.",
            task_id=first[0],
        )


def _task(
    staged: StagedFile, ending: str, processor: str, options: UploadOptions, user_id: int | None, session_id: str | None
) -> Task:
    return Task(
        id=new_task_id(),
        file_name=staged.name,
        file_size=staged.size,
        file_type=CONTENT_TYPES.get(ending, "text/plain"),
        file_hash=staged.sha256,
        priority=options.priority,
        processor=processor,
        user_id=user_id,
        session_id=session_id,
        batch_id=options.batch_id,
        is_duplicate=options.allow_duplicate,
        extra_data=options.extra_data,
    )


def _insert(task: Task, path: str, options: UploadOptions) -> None:
    with transaction.atomic():
        insert(
            task,
            StoredFile(
                task_id=task.id,
                storage_type=storage.storage_type(),
                storage_path=path,
                original_name=task.file_name,
                stored_name=SOURCE,
                content_type=task.file_type,
                file_size=task.file_size,
                checksum=task.file_hash,
            ),
        )
        enqueue(
            task,
            max_retries=settings.ENV.task_max_retries,
            timeout_seconds=options.timeout_seconds or settings.ENV.task_timeout_seconds,
        )
        insert(transition_log.line(task.id, f"Uploaded {task.file_name}", old=None, new=Status.PENDING, attempt=0))
        announce([task.id])
