"""Taking in what `export` of another installation wrote: tasks, logs, results and files, equal to what they were there.

What was being worked on there is in line here: nobody here holds it. A task that is here already is left alone.
"""

from __future__ import annotations

import json
import secrets
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from tasks import storage
from tasks.errors import Refused, UnusableFile
from tasks.intake.archive import METHODS
from tasks.intake.names import clean_name, split_ending
from tasks.intake.result_handler import RESULT_NAME
from tasks.intake.staged import StagedFile
from tasks.models import StoredFile, Task, TaskLog, TaskResult
from tasks.models.stored_file import SOURCE
from tasks.models.task import TASK_ID
from tasks.queue.announce import announce
from tasks.queue.enqueue import enqueue
from tasks.services import exporting as export
from tasks.services.import_checks import column_values
from tasks.states import Status

LARGEST_LINE = 64 * 1024 * 1024
CHUNK = 256 * 1024
# What `zipfile` raises for an entry that is damaged, encrypted, or packed in a way it does not know.
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)


class BadArchive(UnusableFile):
    code = "bad_archive"


@dataclass(slots=True)
class Imported:
    imported: list[str] = field(default_factory=list)
    skipped: list[dict[str, str]] = field(default_factory=list)  # task_id, code, detail


def import_archive(path: Path) -> Imported:
    """Take in the archive at `path`. Raises `BadArchive` when it is none of ours."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise BadArchive(f"The archive cannot be read: {error}.") from None
    done = Imported()
    with archive:
        if _format(archive) != export.FORMAT:
            raise BadArchive("This is no archive that tasks/export?format=zip wrote.")
        if any(entry.compress_type not in METHODS for entry in archive.infolist()):
            raise BadArchive(
                "The archive was packed again by a method that is not taken here; send it as it was written."
            )
        for record in _records(archive):
            task_id = str(record.get("task", {}).get("id", "?")) if isinstance(record.get("task"), dict) else "?"
            try:
                _import(archive, record)
                done.imported.append(task_id)
            except Refused as error:
                if error.status >= 500:
                    raise
                done.skipped.append({"task_id": task_id[:80], "code": error.code, "detail": error.detail})
    return done


def _format(archive: zipfile.ZipFile) -> Any:
    """What the manifest says that this is; None where there is no manifest that can be read."""
    try:
        if archive.getinfo("manifest.json").compress_type not in METHODS:
            return None
        with archive.open("manifest.json") as file:
            return json.loads(file.read(10_000))["format"]
    except (LookupError, ValueError, TypeError, RecursionError, *DAMAGED):
        return None


def _records(archive: zipfile.ZipFile) -> Iterator[dict[str, Any]]:
    for name in sorted(name for name in archive.namelist() if name.startswith("rows/")):
        try:
            with archive.open(name) as lines:
                while line := lines.readline(LARGEST_LINE):
                    record = json.loads(line)
                    if not isinstance(record, dict):
                        raise ValueError("a line that is no object")
                    yield record
        except (ValueError, RecursionError, *DAMAGED) as error:
            raise BadArchive(f"{name} in the archive cannot be read: {error}.") from None


def _import(archive: zipfile.ZipFile, record: dict[str, Any]) -> None:
    """One task: its files first, then its rows together. Raises `Refused`, and leaves nothing then."""
    try:
        task = Task(**column_values(Task, export.TASK, record["task"]))
        logs = [TaskLog(task=task, **column_values(TaskLog, export.LOG, row)) for row in record["logs"]]
        result = record["result"]
        made = TaskResult(task=task, **column_values(TaskResult, export.RESULT, result)) if result else None
        files = [StoredFile(task=task, **column_values(StoredFile, export.FILE, row)) for row in record["files"]]
        if not TASK_ID.fullmatch(task.id):
            raise ValueError("an id that is none")
        task.file_name = clean_name(task.file_name)
    except (KeyError, TypeError, ValueError, ValidationError, OverflowError) as error:
        raise BadArchive(f"The task cannot be read: {error}.") from None
    if Task.objects.filter(id=task.id).exists():
        raise UnusableFile(f"The task {task.id} is here already.", code="exists")
    folder = storage.result_folder(task.id, secrets.token_hex(16))
    try:
        for row in files:
            row.storage_path = _place(archive, task, row, folder)
            row.storage_type = storage.storage_type()
        if made and made.result_file_path:
            made.result_file_path = next((row.storage_path for row in files if row.stored_name == "report.json"), "")
        with transaction.atomic():
            _insert(task, record, logs, made, files)
    except BaseException as error:
        storage.delete_task(task.id)
        if isinstance(error, IntegrityError):
            raise UnusableFile(
                f"The task {task.id} does not fit: its file is here already, or its values contradict each other.",
                code="conflict",
            ) from None
        if isinstance(error, DataError):
            raise BadArchive(f"The task {task.id} holds a value that cannot be kept.") from None
        raise


def _place(archive: zipfile.ZipFile, task: Task, row: StoredFile, folder: str) -> str:
    name = row.stored_name
    if name != SOURCE and not RESULT_NAME.fullmatch(name):
        raise BadArchive(f"{name[:80]!r} cannot be the name of a file.")
    path = (
        storage.source_path(task.id, split_ending(task.file_name)[1] or ".txt")
        if name == SOURCE
        else f"{folder}/{name}"
    )
    staged = StagedFile(name, limit=row.file_size)
    try:
        with archive.open(f"files/{task.id}/{name}") as source:
            _copy(source, staged)
        if (staged.size, staged.sha256) != (row.file_size, row.checksum):
            raise BadArchive(f"The file {name} of {task.id} is not what its checksum says.")
        storage.put(staged.path, path)
    except KeyError:
        raise BadArchive(f"The file {name} of {task.id} is missing in the archive.") from None
    except DAMAGED as error:
        raise BadArchive(f"The file {name} of {task.id} is damaged: {error}.") from None
    finally:
        staged.discard()
    return path


def _copy(source: IO[bytes], staged: StagedFile) -> None:
    while piece := source.read(CHUNK):
        staged.write(piece)
    staged.seal()


def _insert(
    task: Task, record: dict[str, Any], logs: list[TaskLog], result: TaskResult | None, files: list[StoredFile]
) -> None:
    task.user = get_user_model().objects.filter(username=str(record.get("user") or "")).first()
    live = task.status not in (Status.COMPLETED, Status.FAILED)
    if live:
        task.status, task.stage, task.progress, task.started_at = Status.PENDING, "", 0, None
    created, updated = task.created_at, task.updated_at
    task.save(force_insert=True)
    # Saving has set these by itself.
    Task.objects.filter(id=task.id).update(created_at=created, updated_at=updated)
    TaskLog.objects.bulk_create(logs, batch_size=500)
    StoredFile.objects.bulk_create(files)
    if result:
        created, updated = result.created_at, result.updated_at
        result.save(force_insert=True)
        TaskResult.objects.filter(id=result.id).update(created_at=created, updated_at=updated)
    if live:
        _enqueue(task, record.get("queue") or {})
    announce([task.id])


def _enqueue(task: Task, queue: dict[str, Any]) -> None:
    env = settings.ENV
    values = {name: value for name, value in queue.items() if isinstance(value, int) and 0 <= value < 2**31}
    max_retries = values.get("max_retries", env.task_max_retries)
    enqueue(
        task,
        max_retries=max_retries,
        timeout_seconds=values.get("timeout_seconds") or env.task_timeout_seconds,
        retry_count=min(values.get("retry_count", 0), max_retries),
    )
