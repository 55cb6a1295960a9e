"""Where sources and results lie: the default storage, local or S3, by paths that begin with the task's id."""

from __future__ import annotations

from pathlib import Path

from django.core.files import File
from django.core.files.storage import FileSystemStorage, default_storage

CHUNK = 256 * 1024


def storage_type() -> str:
    return "local" if is_local() else "s3"


def is_local() -> bool:
    return isinstance(default_storage, FileSystemStorage) or not hasattr(default_storage, "bucket_name")


def source_path(task_id: str, ending: str) -> str:
    return f"uploads/{task_id}/source{ending}"


def result_folder(task_id: str, token: str) -> str:
    """A folder of the attempt's own: what a dead attempt left is never taken for a result."""
    return f"results/{task_id}/{token}"


def put(path: Path, name: str) -> None:
    """Move a finished local file into the storage under `name`."""
    if is_local():
        target = Path(default_storage.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
        return
    with path.open("rb") as file:
        default_storage.save(name, File(file, name))
    path.unlink()


def delete(name: str) -> None:
    default_storage.delete(name)
    if is_local():
        _remove_empty(Path(default_storage.path(name)).parent)


def delete_task(task_id: str) -> None:
    """Remove every file of a task, those of dead attempts too."""
    for top in ("uploads", "results"):
        delete_folder(f"{top}/{task_id}")


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
