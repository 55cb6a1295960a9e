from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from tasks import queue, storage
from tasks.models import QueueEntry, StoredFile, Task, TaskLog
from tasks.queue import FileMade, Outcome
from tasks.services import pruning
from tasks.services.pruning import Pruned, prune
from tasks.tests.factories import make_finished_task, make_task
from tasks.tests.queue.rows import take

pytestmark = pytest.mark.django_db(transaction=True)
DAY = 86400
AGES: dict[str, datetime] = {}


def write(name: str, age_days: float = 0) -> str:
    default_storage.save(name, ContentFile(b"x"))
    moment = time.time() - age_days * DAY
    if storage.is_local():
        os.utime(default_storage.path(name), (moment, moment))
    else:
        AGES[name] = datetime.fromtimestamp(moment, UTC)
    return name


@pytest.fixture(autouse=True)
def ages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bucket says itself when a file was written: here it is told."""
    AGES.clear()
    if not storage.is_local():
        monkeypatch.setattr(type(default_storage._wrapped), "get_modified_time", lambda _, name: AGES[name])


def finished_days_ago(days: float, **fields: Any) -> Task:
    task = make_finished_task(**fields)
    Task.objects.filter(id=task.id).update(completed_at=timezone.now() - timedelta(days=days))
    return task


def test_finished_tasks_older_than_the_retention() -> None:
    old = [finished_days_ago(8, status=status, content=b"old " + status.encode()) for status in ("completed", "failed")]
    young, waiting = finished_days_ago(6), make_task()
    Task.objects.filter(id=waiting.id).update(uploaded_at=timezone.now() - timedelta(days=99))
    assert prune(retention_days=7).tasks == 2
    assert set(Task.objects.values_list("id", flat=True)) == {young.id, waiting.id}
    assert not TaskLog.objects.filter(task_id__in=[task.id for task in old]).exists()


def test_without_a_retention_nothing_is_too_old() -> None:
    finished_days_ago(9999)
    assert prune(retention_days=None) == Pruned()
    assert Task.objects.count() == 1


def test_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pruning, "BATCH", 2)
    for _ in range(5):
        finished_days_ago(8)
    assert prune(retention_days=7).tasks == 5


def test_a_task_that_is_put_in_line_again_at_this_moment_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    task = finished_days_ago(8)
    really = pruning.delete_tasks

    def retried_first(ids: list[str], **more: Any) -> list[str]:
        queue.retry(task.id, "somebody", max_retries=1, timeout_seconds=5)
        return really(ids, **more)

    monkeypatch.setattr(pruning, "delete_tasks", retried_first)
    assert prune(retention_days=7).tasks == 0
    assert Task.objects.get().status == "pending"


def test_a_dry_run_removes_nothing(capsys: pytest.CaptureFixture[str], settings: Any, media: Path) -> None:
    settings.ENV = replace(settings.ENV, retention_days=7)
    task = finished_days_ago(8)
    orphan = write("uploads/task-1-000000000/source.txt", 2)
    call_command("prune", "--dry-run")
    assert "Would remove 1 task(s), 0 file(s), 1 folder(s)" in capsys.readouterr().out
    assert Task.objects.filter(id=task.id).exists() and default_storage.exists(orphan)
    call_command("prune")
    assert "Removed 1 task(s)" in capsys.readouterr().out
    assert not Task.objects.exists() and not default_storage.exists(orphan)


def test_files_past_their_time_but_never_a_source_that_is_still_to_be_read() -> None:
    over, waiting = make_finished_task(content=b"over"), make_task(content=b"waiting")
    paths = dict(StoredFile.objects.values_list("task_id", "storage_path"))
    StoredFile.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert prune(retention_days=None).files == 1
    assert not default_storage.exists(paths[over.id])
    assert default_storage.exists(paths[waiting.id])
    assert StoredFile.objects.get().task_id == waiting.id


def complete(task: Task) -> str:
    lease = take(task)
    path = write(f"{storage.result_folder(task.id, lease.token)}/report.json", 2)
    queue.complete([Outcome(lease, 1, files=(FileMade("report.json", path, "application/json", 1, "0" * 64),))])
    return path


def test_files_that_a_newer_result_replaced() -> None:
    task = make_task()
    first = complete(task)
    queue.retry(task.id, "somebody", max_retries=1, timeout_seconds=5)
    second = complete(task)
    assert prune(retention_days=None).files == 1
    assert not default_storage.exists(first) and default_storage.exists(second)


def test_leftovers_of_dead_attempts_and_deleted_tasks_but_nothing_that_is_alive_or_young() -> None:
    task = make_task()
    result = complete(task)
    running = make_task()
    lease = take(running)
    kept = [
        result,
        write(f"{storage.result_folder(running.id, lease.token)}/report.json", 2),  # of a lease that is held
        write("uploads/task-1-00000000a/source.txt", 0),  # an upload whose rows are not committed yet
        write(f"{storage.result_folder(task.id, 'just-now')}/report.json", 0),
        write("uploads/readme/source.txt", 99),  # somebody else's
    ]
    swept = [
        write(f"{storage.result_folder(task.id, 'dead')}/report.json", 2),
        write(f"{storage.result_folder('task-1-00000000b', 'dead')}/report.json", 2),
        write("uploads/task-1-00000000b/source.txt", 2),
    ]
    assert prune(retention_days=None).folders == 3
    assert [name for name in kept if not default_storage.exists(name)] == []
    assert [name for name in swept if default_storage.exists(name)] == []
    assert QueueEntry.objects.filter(task=running).exists()


@pytest.mark.disk  # where uploads arrive is always the local disk
def test_unfinished_uploads_and_working_folders(media: Path) -> None:
    task = make_task()
    lease = take(task)
    fresh, old = write("incoming/a.part"), write("incoming/b.part", 2)
    running = write(f"incoming/{lease.token}-{task.id}-x/report.json", 2)
    dead = write(f"incoming/{'0' * 32}-{task.id}-x/report.json", 2)
    for name in (running, dead):
        folder = Path(default_storage.path(name)).parent
        os.utime(folder, (time.time() - 2 * DAY,) * 2)
    assert prune(retention_days=None).incoming == 2
    assert default_storage.exists(fresh) and default_storage.exists(running)
    assert not default_storage.exists(old) and not default_storage.exists(dead)


def test_twice_finds_nothing_more() -> None:
    finished_days_ago(8)
    write("uploads/task-1-00000000b/source.txt", 2)
    prune(retention_days=7)
    assert prune(retention_days=7) == Pruned()
