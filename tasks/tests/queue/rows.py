"""Looking at rows, and setting the clock of one back, for the tests of the queue."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tasks import queue
from tasks.models import QueueEntry, Task, TaskLog


def row(task: Task) -> Task:
    return Task.objects.get(id=task.id)


def entry(task: Task) -> QueueEntry | None:
    return QueueEntry.objects.filter(task=task).first()


def everything(task: Task) -> dict[str, Any]:
    """All that a change of this task could touch, for "nothing was changed"."""
    return {
        "task": list(Task.objects.filter(id=task.id).values()),
        "entry": list(QueueEntry.objects.filter(task=task).values()),
        "logs": list(TaskLog.objects.filter(task=task).order_by("id").values()),
        "result": list(task.__class__.objects.filter(id=task.id).values("result__id", "result__summary")),
        "files": list(task.files.order_by("id").values()),
    }


def edges(task: Task) -> list[tuple[str | None, str, int, str | None]]:
    """(from, to, attempt, worker) of each change of status in the log, in order."""
    details = [line.details for line in TaskLog.objects.filter(task=task).order_by("id") if "to" in line.details]
    return [(each["from"], each["to"], each["attempt"], each["worker"]) for each in details]


def take(task: Task, worker: str = "w1", seconds: float = 30.0) -> queue.Lease:
    """Claim until this task is taken; the other claims are given back."""
    claims = queue.claim(worker, 100, lease_seconds=seconds)
    queue.release([claim.lease for claim in claims if claim.lease.task_id != task.id], "not wanted")
    return next(claim.lease for claim in claims if claim.lease.task_id == task.id)


def run_out(task: Task, seconds: float = 1.0) -> None:
    """Let the task's lease have ended this long ago."""
    QueueEntry.objects.filter(task=task).update(expires_at=timezone.now() - timedelta(seconds=seconds))


def make_due(task: Task) -> None:
    """Let the delay of a retry be over."""
    QueueEntry.objects.filter(task=task).update(next_retry_at=timezone.now() - timedelta(seconds=1))
