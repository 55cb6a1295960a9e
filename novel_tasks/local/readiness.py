"""What would only fail later, said before anything is started. Each returns a sentence, or None."""

from __future__ import annotations

import tempfile

from django.conf import settings

from tasks.celery_runner.requirements import celery_is_missing
from tasks.processors import registry


def refuse_unusable_storage() -> str | None:
    """Uploads pass through UPLOAD_DIR, whatever the storage is."""
    folder = settings.ENV.upload_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return None
    except OSError as error:
        return f"UPLOAD_DIR={folder} cannot be written to: {error.strerror}."


def refuse_runner() -> str | None:
    """Why workers could not work: a processor that cannot be loaded, Celery without a broker."""
    env = settings.ENV
    if env.task_runner == "celery" and (missing := celery_is_missing()):
        return missing
    if env.task_processor == "external" or env.task_processor in registry.BUILT_IN:
        return None  # ours load; importing the analysis here would only cost the start a second
    try:
        registry.resolve(env.task_processor)
    except ImportError as error:
        return f"TASK_PROCESSOR={env.task_processor} cannot be loaded: {error}"
    return None
