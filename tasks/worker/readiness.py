from __future__ import annotations

from django.conf import settings

from tasks.celery_runner.requirements import celery_is_missing
from tasks.processors.registry import cannot_be_loaded


def refuse_to_work() -> str | None:
    """Why a worker that is started now could not work, in a sentence, or None: Celery without a broker, a processor
    that cannot be loaded."""
    if settings.ENV.task_runner == "celery" and (missing := celery_is_missing()):
        return missing
    return cannot_be_loaded(settings.ENV.task_processor)
