"""Where sources and results lie: the default storage, local or S3, by paths that begin with the task's id."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from django.core.files import File
from django.core.files.storage import FileSystemStorage, default_storage

from tasks.errors import StorageUnavailable

logger = logging.getLogger(__name__)

UNAVAILABLE = (OSError, BotoCoreError, ClientError)


def storage_type() -> str:
    return "local" if is_local() else "s3"


def is_local() -> bool:
    return isinstance(default_storage, FileSystemStorage) or not hasattr(default_storage, "bucket_name")


def require_usable() -> None:
    """Raise whatever the storage raises when it can take no file; asks for as little as it can."""
    if not is_local():
        bucket: Any = default_storage
        bucket.connection.meta.client.head_bucket(Bucket=bucket.bucket_name)
        return
    root = Path(default_storage.path(""))
    root.mkdir(parents=True, exist_ok=True)
    if not os.access(root, os.W_OK | os.X_OK):
        raise PermissionError(f"{root} cannot be written to")


def source_path(task_id: str, ending: str) -> str:
    return f"uploads/{task_id}/source{ending}"


def result_folder(task_id: str, token: str) -> str:
    """A folder of the attempt's own: what a dead attempt left is never taken for a result."""
    return f"results/{task_id}/{token}"


def put(path: Path, name: str) -> None:
    """Move a finished local file into the storage under `name`. Raises `StorageUnavailable`, the file still there."""
    try:
        if is_local():
            _move(path, Path(default_storage.path(name)))
            return
        with path.open("rb") as file:
            default_storage.save(name, File(file, name))
    except UNAVAILABLE as error:
        raise unavailable(error) from error
    path.unlink()


def _move(path: Path, target: Path) -> None:
    while True:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
            break
        except FileNotFoundError:
            # Somebody removed a folder that was empty this moment, of an attempt that came to nothing say.
            if not path.exists():
                raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """The file's name, too, survives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def unavailable(error: Exception) -> StorageUnavailable:
    logger.error("The storage failed: %s", error)
    return StorageUnavailable("The storage does not take or give files at the moment; try again in a few seconds.")


def delete(name: str) -> None:
    default_storage.delete(name)
    if is_local():
        _remove_empty(Path(default_storage.path(name)).parent)


def delete_task(task_id: str) -> None:
    """Remove every file of a task, those of dead attempts too. What cannot be removed now, `prune` sweeps."""
    for top in ("uploads", "results"):
        try:
            delete_folder(f"{top}/{task_id}")
        except UNAVAILABLE as error:
            logger.warning("Files of %s stay behind in %s for now: %s", task_id, top, error)


def delete_folder(folder: str) -> None:
    try:
        folders, files = default_storage.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    for name in files:
        default_storage.delete(f"{folder}/{name}")
    for name in folders:
        delete_folder(f"{folder}/{name}")
    if is_local():
        _remove_empty(Path(default_storage.path(folder)))


def _remove_empty(folder: Path) -> None:
    root = Path(default_storage.path(""))
    while folder != root and root in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
