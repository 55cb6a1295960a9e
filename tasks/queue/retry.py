from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F

from tasks.models import Task
from tasks.queue import transition_log
from tasks.queue.announce import announce
from tasks.queue.clock import now
from tasks.queue.enqueue import enqueue
from tasks.queue.rows import lock
from tasks.states import Actor, Status, require_legal


def retry(
    task_id: str,
    by: str,
    *,
    max_retries: int,
    timeout_seconds: int,
    actor: Actor = Actor.PERSON,
    extra_data: Mapping[str, Any] | None = None,
) -> None:
    """Put a finished task in line again. Raises `Task.DoesNotExist`, `IllegalTransition`.

    A former result stays until the new one replaces it. `extra_data` goes over what the task has; None takes out.
    """
    with transaction.atomic():
        task, _ = lock(task_id)
        require_legal(task.status, Status.PENDING, actor)
        moment = now()
        Task.objects.filter(id=task_id, status=task.status).update(
            status=Status.PENDING,
            stage="",
            progress=0,
            started_at=None,
            completed_at=None,
            result_url=None,
            error_message=None,
            extra_data=_over(task.extra_data, extra_data or {}),
            revision=F("revision") + 1,
            updated_at=moment,
        )
        enqueue(task, max_retries=max_retries, timeout_seconds=timeout_seconds)
        transition_log.write(
            [
                transition_log.line(
                    task_id, f"Put in line again by {by}", old=task.status, new=Status.PENDING, attempt=task.attempt
                )
            ]
        )
        announce([task_id])


def _over(present: dict[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in present.items() if name not in changes}
    return kept | {name: value for name, value in changes.items() if value is not None}
