from __future__ import annotations

import hashlib
import mimetypes
import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from tasks import storage
from tasks.queue import FileMade
from tasks.worker.job import Job

MOST_AT_ONCE = 8
CONTENT_TYPES = {
    ".json": "application/json",
    ".md": "text/markdown",
    ".epub": "application/epub+zip",
    ".csv": "text/csv",
}


def store(job: Job, folder: Path | None) -> tuple[FileMade, ...]:
    """Bring what lies in `folder` into the storage, under the attempt's own name: nobody sees it before the commit."""
    if folder is None:
        return ()
    paths = sorted(path for path in folder.iterdir() if path.is_file())
    if not paths:
        return ()
    # All at once: a disk takes eight files in the time of one or two, and a bucket does, too.
    with ThreadPoolExecutor(min(len(paths), MOST_AT_ONCE)) as pool:
        return tuple(pool.map(partial(_store, storage.result_folder(job.task_id, job.token)), paths))


def _store(target: str, path: Path) -> FileMade:
    name = f"{target}/{path.name}"
    with path.open("rb") as file:
        checksum = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())  # before the commit that names it: a result survives a power cut, as an upload does
    size = path.stat().st_size
    storage.put(path, name)
    return FileMade(path.name, name, content_type(path.name), size, checksum, storage.storage_type())


def content_type(name: str) -> str:
    return CONTENT_TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
