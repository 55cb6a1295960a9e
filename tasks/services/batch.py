"""Many uploads at once: each becomes a task or is rejected with its reason, whatever becomes of the others."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from tasks.errors import Refused
from tasks.intake.archive import Unpacked, unpack
from tasks.intake.batch_handler import is_archive
from tasks.intake.staged import StagedFile
from tasks.services.upload import UploadOptions, create_task


@dataclass(slots=True)
class Batch:
    id: str
    task_ids: list[str] = field(default_factory=list)
    rejected: list[tuple[str, Refused]] = field(default_factory=list)  # (file name, why)


def new_batch_id() -> str:
    return f"batch-{int(time.time())}-{secrets.token_hex(5)[:9]}"


def create_batch(
    files: Iterable[StagedFile], options: UploadOptions, *, user: Any = None, session_id: str | None = None
) -> Batch:
    """Make tasks of the files, and of the files in those that are ZIP archives."""
    batch = Batch(new_batch_id())
    options = replace(options, batch_id=batch.id)
    for unpacked in _each(files):
        try:
            if unpacked.refusal:
                raise unpacked.refusal
            assert unpacked.staged
            task = create_task(unpacked.staged, options, user=user, session_id=session_id)
            batch.task_ids.append(task.id)
        except Refused as error:
            if error.status >= 500:
                raise  # not this file's fault: the next would fare no better
            batch.rejected.append((unpacked.name, error))
    return batch


def _each(files: Iterable[StagedFile]) -> Iterator[Unpacked]:
    for staged in files:
        if not is_archive(staged.name):
            yield Unpacked(staged.name, staged=staged)
            continue
        try:
            yield from unpack(staged.path)
        except Refused as error:
            yield Unpacked(staged.name, refusal=error)
        finally:
            staged.discard()
