from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.core.files.storage import default_storage

from tasks import storage


def stored(media: Path) -> list[str]:
    """Names of all files there are: under `media`, and in the bucket where the storage is one."""
    names = [str(path.relative_to(media)) for path in media.rglob("*") if path.is_file()]
    return sorted(names if storage.is_local() else [*names, *_in_bucket("")])


def _in_bucket(folder: str) -> Iterator[str]:
    folders, files = default_storage.listdir(folder)
    yield from (f"{folder}{name}" for name in files)
    for name in folders:
        yield from _in_bucket(f"{folder}{name}/")
