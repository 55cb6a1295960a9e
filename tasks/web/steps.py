from __future__ import annotations

from typing import Any

from django.conf import settings

from tasks.analysis.progress import STAGES

# What the built-in processor does around the analysis itself.
STEPS = ("reading", *STAGES, "files")


def steps_of(task: dict[str, Any]) -> tuple[str, ...]:
    """The stages that a task will go through, in order; empty where they are not known beforehand."""
    processor = task["processor"] or settings.ENV.task_processor
    return STEPS if processor == "analysis" else ()
