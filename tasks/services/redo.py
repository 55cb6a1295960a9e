"""A finished task again, where somebody wants it so: as it was, or with its chapters found another way."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from tasks import queue
from tasks.analysis.options import Options
from tasks.errors import Invalid

CHOICES = ("chapter_rule", "chapter_pattern")


def redo(task_id: str, by: str, **chosen: str | None) -> None:
    """Put the task in line again. `chosen` may hold `chapter_rule` and `chapter_pattern`: a blank one takes back what
    was chosen before, one that is not there leaves it. Raises `Invalid`, `Task.DoesNotExist`, `IllegalTransition`.
    """
    for name in CHOICES:
        try:
            Options.of({name: chosen.get(name)})
        except ValueError as error:
            raise Invalid(name, str(error)) from error
    changes: dict[str, Any] = {name: chosen[name] or None for name in CHOICES if name in chosen}
    env = settings.ENV
    queue.retry(
        task_id,
        by,
        max_retries=env.task_max_retries,
        timeout_seconds=env.task_timeout_seconds,
        extra_data=changes,
    )
