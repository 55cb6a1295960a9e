from __future__ import annotations

import hashlib

from django.core.files.storage import default_storage

from tasks.processors import Source
from tasks.worker.job import Job


class SourceGone(Exception):
    """The novel is not in the storage any more, or is not what was uploaded."""


def as_source(job: Job) -> Source:
    return Source(job.task_id, job.file_name, job.attempt, job.extra_data, lambda: read(job))


def read(job: Job) -> bytes:
    """The uploaded bytes, all of them and unaltered. Raises `SourceGone`."""
    if job.source_path is None:
        raise SourceGone("Its source file is gone: upload the novel again.")
    try:
        with default_storage.open(job.source_path) as file:
            data: bytes = file.read()
    except FileNotFoundError:
        raise SourceGone("Its source file is gone from the storage: upload the novel again.") from None
    if hashlib.sha256(data).hexdigest() != job.file_hash:
        raise SourceGone("Its source file was altered in the storage (the checksum differs): upload the novel again.")
    return data
