"""PATCH: an external service drives a task."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F

from tasks.models import QueueEntry, Task
from tasks.queue import transition_log
from tasks.queue.announce import announce
from tasks.queue.clock import now
from tasks.queue.enqueue import enqueue, ticket
from tasks.queue.rows import lock
from tasks.states import FINISHED, Actor, IllegalTransition, Status, require_legal

HOLDER = "external service"
PLAIN = ("result_url", "error_message", "priority", "stage")


def patch(task_id: str, wanted: dict[str, Any], by: str = HOLDER) -> None:
    """Apply `{status?, progress?, result_url?, error_message?, priority?, stage?}`, already of the right types.

    Raises `Task.DoesNotExist`, and `IllegalTransition` with nothing changed. Repeating what is so already changes
    nothing, not even the revision.
    """
    with transaction.atomic():
        task, entry = lock(task_id)
        if entry and entry.mode == "worker" and entry.assigned_worker:
            raise IllegalTransition(
                f"The worker {entry.assigned_worker} holds this task; cancel it first.", task.status
            )
        moment = now()
        old = task.status
        new = wanted.get("status", old)
        changes = {name: wanted[name] for name in PLAIN if name in wanted and wanted[name] != getattr(task, name)}
        changes |= _progress(task, new, wanted.get("progress"))
        if new != old:
            require_legal(old, new, Actor.EXTERNAL)
            changes |= _edge(task, new, moment, wanted)
        if new == Status.PENDING and "stage" in changes:
            changes["stage"] = ""  # a pending task has none
            if task.stage == "":
                del changes["stage"]
        if new == Status.FAILED and not (changes.get("error_message", task.error_message) or "").strip():
            changes["error_message"] = f"Failed by an {HOLDER}, which gave no reason"
        if not changes:
            return
        # The revision in the guard: what was decided above holds for the row as it was read.
        Task.objects.filter(id=task_id, revision=task.revision).update(
            **changes, revision=F("revision") + 1, updated_at=moment
        )
        _queue(task, entry, old, new, changes, moment)
        if new != old:
            attempt = task.attempt + (new == Status.PROCESSING)
            transition_log.write(
                [
                    transition_log.line(
                        task_id, f"Moved from {old} to {new} by {by}", old=old, new=new, attempt=attempt, worker=by
                    )
                ]
            )
        announce([task_id])


def _progress(task: Task, new: str, progress: int | None) -> dict[str, Any]:
    if progress is None or (new in FINISHED and new != task.status):
        # On the way to the end progress is what the end makes of it, but a failure keeps how far it had come.
        keep = progress is not None and new == Status.FAILED and progress > task.progress
        return {"progress": progress} if keep else {}
    if new == Status.PROCESSING:
        # Never falls within an attempt; a new attempt starts at 0.
        return {"progress": progress} if progress > (task.progress if task.status == new else 0) else {}
    if progress == task.progress or (new == Status.PENDING and progress == 0):
        return {}
    raise IllegalTransition(
        f"A task that is {new} has no progress to report; only one that is processing has.", task.status
    )


def _edge(task: Task, new: str, moment: datetime, wanted: dict[str, Any]) -> dict[str, Any]:
    if new == Status.PROCESSING:
        # `external` from now on: the built-in worker never takes a task that a service has begun.
        return {
            "status": new,
            "started_at": moment,
            "attempt": F("attempt") + 1,
            "processor": "external",
            "progress": wanted.get("progress") or 0,
        }
    if new == Status.COMPLETED:
        return {"status": new, "completed_at": moment, "progress": 100, "stage": ""}
    if new == Status.FAILED:
        return {"status": new, "completed_at": moment}
    changes: dict[str, Any] = {"status": new, "stage": "", "progress": 0, "started_at": None, "completed_at": None}
    if task.status in FINISHED:
        changes |= {"result_url": None, "error_message": None}
    return changes


def _queue(task: Task, entry: QueueEntry | None, old: str, new: str, changes: dict[str, Any], moment: datetime) -> None:
    if new in FINISHED:
        QueueEntry.objects.filter(task_id=task.id).delete()
    elif new == Status.PENDING and old in FINISHED:
        task.priority = changes.get("priority", task.priority)
        enqueue(task, max_retries=settings.ENV.task_max_retries, timeout_seconds=settings.ENV.task_timeout_seconds)
    elif entry and new != old:
        held: dict[str, Any] = {"assigned_worker": HOLDER, "assigned_at": moment, "lease_token": secrets.token_hex(16)}
        waiting = dict.fromkeys(held)
        QueueEntry.objects.filter(id=entry.id).update(
            mode="external",
            expires_at=None,
            next_retry_at=None,
            updated_at=moment,
            **(held if new == Status.PROCESSING else waiting),
        )
    if "priority" in changes and entry and new not in FINISHED:
        # A ticket of the line that it joins: those of the former line say nothing there.
        priority = changes["priority"]
        QueueEntry.objects.filter(id=entry.id).update(
            priority=priority, queue_position=ticket(entry.user_id, priority, entry.mode), updated_at=moment
        )
