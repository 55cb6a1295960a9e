"""Tasks with all that belongs to them, as an archive that another installation takes in.

The archive holds `manifest.json`; `rows/000001.jsonl` and so on, one task per line with its logs, result and files; and
`files/<task id>/<name>` for the files themselves. It is written piece by piece and is never whole anywhere. Each piece
asks the database anew, by the last id seen: nothing is held between two pieces, and any thread may make the next one.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import QuerySet

from tasks import storage
from tasks.models import QueueEntry, StoredFile, Task, TaskLog, TaskResult
from tasks.selectors.selection import Selection

FORMAT = "novel-task-manager-export/1"
AT_ONCE = 200
# Few at first: who waits for the first byte does not wait for 200 tasks.
AT_FIRST = 10
CHUNK = 256 * 1024
TASK = [f.attname for f in Task._meta.concrete_fields if f.attname != "user_id"]
LOG = [f.attname for f in TaskLog._meta.concrete_fields if f.attname not in ("id", "task_id")]
RESULT = [f.attname for f in TaskResult._meta.concrete_fields if f.attname not in ("id", "task_id")]
FILE = [
    f.attname
    for f in StoredFile._meta.concrete_fields
    if f.attname not in ("id", "task_id", "storage_type", "storage_path")
]
QUEUE = ["mode", "retry_count", "max_retries", "timeout_seconds"]


def in_pieces(tasks: Selection, at_once: int = AT_ONCE) -> Iterator[list[str]]:
    """The tasks' ids, in their order, some at a time."""
    last, number = "", min(AT_FIRST, at_once)
    while ids := tasks.ids_after(last, number):
        yield ids
        if len(ids) < number:
            return
        last, number = ids[-1], at_once


def archive(tasks: Selection) -> Iterator[bytes]:
    """The bytes of the ZIP archive, as they are made."""
    out = _Outlet()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, allowZip64=True, compresslevel=1) as packed:
        packed.writestr("manifest.json", json.dumps({"format": FORMAT}))
        yield out.take()
        for number, ids in enumerate(in_pieces(tasks), 1):
            records = list(_records(ids))
            lines = "".join(json.dumps(record, ensure_ascii=False, default=_plain) + "\n" for record, _ in records)
            packed.writestr(f"rows/{number:06}.jsonl", lines)
            yield out.take()
            for record, paths in records:
                for name, path in paths.items():
                    yield from _file(packed, out, f"files/{record['task']['id']}/{name}", path)
    yield out.take()


def _file(packed: zipfile.ZipFile, out: _Outlet, name: str, path: str) -> Iterator[bytes]:
    try:
        source = default_storage.open(path)
    except storage.UNAVAILABLE:
        return  # gone from the storage: its row says what it was
    with source, packed.open(name, "w", force_zip64=True) as target:
        while piece := source.read(CHUNK):
            target.write(piece)
            yield out.take()


def _records(ids: list[str]) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
    """(what is written of a task, its files' names with their paths in the storage)."""
    logs, results = _of(TaskLog, ids, LOG), _of(TaskResult, ids, RESULT)
    files, entries = (
        _of(StoredFile.objects.filter(is_deleted=False), ids, [*FILE, "storage_path"]),
        _of(QueueEntry, ids, QUEUE),
    )
    users = dict(Task.objects.filter(id__in=ids, user__isnull=False).values_list("id", "user__username"))
    for task in Task.objects.filter(id__in=ids).order_by("id").values(*TASK):
        task_id = task["id"]
        own = files.get(task_id, [])
        paths = {row["stored_name"]: row.pop("storage_path") for row in own}
        yield (
            {
                "task": task,
                "user": users.get(task_id),
                "queue": next(iter(entries.get(task_id, [])), None),
                "logs": logs.get(task_id, []),
                "result": next(iter(results.get(task_id, [])), None),
                "files": own,
            },
            paths,
        )


def _of(rows: Any, ids: list[str], columns: list[str]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    query = rows if isinstance(rows, QuerySet) else rows._default_manager.all()
    for row in query.filter(task_id__in=ids).order_by("id").values("task_id", *columns):
        found.setdefault(row.pop("task_id"), []).append(row)
    return found


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


class _Outlet(io.RawIOBase):
    """Where the archive is written to: a file that cannot go back, and is emptied by each `take()`."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
