from __future__ import annotations

import hashlib

from django.core.files.storage import default_storage

from tasks import storage
from tasks.errors import NotFound
from tasks.models import StoredFile
from tasks.models.stored_file import SOURCE


def read_source(task_id: str) -> bytes:
    """The uploaded bytes, checked against their SHA-256. Raises `NotFound` (`file_gone`) when they are not there or not those."""
    row = StoredFile.objects.filter(task_id=task_id, stored_name=SOURCE, is_deleted=False).first()
    if row is None:
        raise NotFound(f"The source of {task_id} is gone.", code="file_gone")
    try:
        with default_storage.open(row.storage_path) as file:
            data: bytes = file.read()
    except FileNotFoundError:
        raise NotFound(f"The source of {task_id} is gone from the storage.", code="file_gone") from None
    except storage.UNAVAILABLE as error:
        raise storage.unavailable(error) from error
    if hashlib.sha256(data).hexdigest() != row.checksum:
        raise NotFound(f"The source of {task_id} was altered in the storage: its checksum differs.", code="file_gone")
    return data
