"""Removing what is not needed any more: old tasks, expired files, and what dead processes left in the storage.

Everything goes in batches, in short transactions, and everything that is decided from a listing is decided again from
the rows before it is done: so it can run beside uploads, workers and people.
"""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q

from tasks import storage
from tasks.intake.staged import FOLDER
from tasks.models import QueueEntry, StoredFile, Task
from tasks.queue.clock import now
from tasks.services.deletion import delete_tasks
from tasks.states import FINISHED

BATCH = 200
TASK_ID = re.compile(r"task-\d+-[0-9a-f]{9}")
# What is younger may be an upload whose rows are not committed yet, or an attempt that is about to be.
YOUNG = timedelta(days=1)


@dataclass
class Pruned:
    """What was removed, or with a dry run would be."""

    tasks: int = 0
    files: int = 0
    folders: int = 0
    incoming: int = 0


def prune(*, retention_days: int | None, dry_run: bool = False) -> Pruned:
    pruned = Pruned()
    if retention_days is not None:
        pruned.tasks = _old_tasks(timedelta(days=retention_days), dry_run)
    pruned.files = _expired_files(dry_run)
    pruned.folders = _folders_without_rows(dry_run)
    pruned.incoming = _abandoned_incoming(dry_run)
    return pruned


def _old_tasks(age: timedelta, dry_run: bool) -> int:
    old = Task.objects.filter(status__in=FINISHED, completed_at__lt=now() - age)
    if dry_run:
        return old.count()
    count = 0
    while ids := list(old.order_by("completed_at").values_list("id", flat=True)[:BATCH]):
        deleted = delete_tasks(ids, only=Q(status__in=FINISHED))  # one that was put in line again meanwhile stays
        count += len(deleted)
        if not deleted:
            break
    return count


def _expired_files(dry_run: bool) -> int:
    """Files past their `expires_at`, and rows that a newer result has replaced: first hidden, then removed, then forgotten."""
    moment = now()
    expired = StoredFile.objects.filter(is_deleted=False, expires_at__lte=moment).exclude(
        task__queue_entry__isnull=False  # a source that is still to be read
    )
    deleted = StoredFile.objects.filter(is_deleted=True)
    if dry_run:
        return expired.count() + deleted.count()
    while ids := list(expired.order_by("id").values_list("id", flat=True)[:BATCH]):
        StoredFile.objects.filter(id__in=ids).update(is_deleted=True, deleted_at=moment)
    count = 0
    while rows := list(deleted.order_by("id").values_list("id", "storage_path")[:BATCH]):
        in_use = set(
            StoredFile.objects.filter(is_deleted=False, storage_path__in=[path for _, path in rows]).values_list(
                "storage_path", flat=True
            )
        )
        for _, path in rows:
            if path not in in_use:
                storage.delete(path)
        count += StoredFile.objects.filter(id__in=[row_id for row_id, _ in rows], is_deleted=True).delete()[0]
    return count


def _folders_without_rows(dry_run: bool) -> int:
    """`uploads/<task>` and `results/<task>/<attempt>` that no row and no lease knows."""
    count = 0
    for top in ("uploads", "results"):
        for task_ids in _batches(_subfolders(top)):
            for folder in _unknown(top, task_ids):
                if _is_old(folder):
                    count += 1
                    if not dry_run:
                        storage.delete_folder(folder)
    return count


def _unknown(top: str, task_ids: list[str]) -> Iterator[str]:
    task_ids = [task_id for task_id in task_ids if TASK_ID.fullmatch(task_id)]
    # Listed first and looked up after: what was committed between the two is found.
    attempts = {task_id: _subfolders(f"{top}/{task_id}") if top == "results" else [] for task_id in task_ids}
    with transaction.atomic():
        known = set(Task.objects.filter(id__in=task_ids).values_list("id", flat=True))
        paths = list(StoredFile.objects.filter(task_id__in=known).values_list("storage_path", flat=True))
        tokens = set(
            QueueEntry.objects.filter(task_id__in=known, lease_token__isnull=False).values_list(
                "task_id", "lease_token"
            )
        )
    in_use = {path.rpartition("/")[0] for path in paths}
    for task_id in task_ids:
        if task_id not in known:
            yield f"{top}/{task_id}"
            continue
        for token in attempts[task_id]:
            folder = storage.result_folder(task_id, token)
            if folder not in in_use and (task_id, token) not in tokens:
                yield folder


def _abandoned_incoming(dry_run: bool) -> int:
    """Uploads that were never finished, and folders of children that were killed while they wrote."""
    folder = Path(settings.MEDIA_ROOT) / FOLDER
    if not folder.is_dir():
        return 0
    running = set(QueueEntry.objects.filter(lease_token__isnull=False).values_list("lease_token", flat=True))
    border = time.time() - YOUNG.total_seconds()
    count = 0
    for path in folder.iterdir():
        try:
            if path.stat().st_mtime > border or path.name.partition("-")[0] in running:
                continue
            count += 1
            if dry_run:
                continue
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        except FileNotFoundError:  # its owner was quicker
            continue
    return count


def _is_old(folder: str) -> bool:
    """Whether all in it was written a day ago or earlier."""
    border = now() - YOUNG
    folders, files = default_storage.listdir(folder)
    try:
        return all(default_storage.get_modified_time(f"{folder}/{name}") < border for name in files) and all(
            _is_old(f"{folder}/{name}") for name in folders
        )
    except FileNotFoundError:  # somebody else removes it this moment
        return False


def _subfolders(folder: str) -> list[str]:
    try:
        return list(default_storage.listdir(folder)[0])
    except (FileNotFoundError, NotADirectoryError):
        return []


def _batches(names: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(names), BATCH):
        yield names[start : start + BATCH]
