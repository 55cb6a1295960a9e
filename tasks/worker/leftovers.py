"""Files of attempts that came to nothing. What is missed here, because the worker died itself, `prune` sweeps."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

from django.conf import settings

from tasks import storage
from tasks.intake.staged import FOLDER
from tasks.models import StoredFile
from tasks.queue import Lease

logger = logging.getLogger(__name__)


def remove(lease: Lease) -> None:
    """Remove what this attempt wrote, unless it counts: a result that was committed is never touched.

    Only after its child is dead. Never raises.
    """
    try:
        for folder in (Path(settings.MEDIA_ROOT) / FOLDER).glob(f"{lease.token}-{lease.task_id}-*"):
            shutil.rmtree(folder, ignore_errors=True)
        if not counts(lease):
            storage.delete_folder(storage.result_folder(lease.task_id, lease.token))
    except Exception as error:
        logger.warning("Files of a lost attempt at %s stay until they are pruned: %s", lease.task_id, error)


def counts(lease: Lease) -> bool:
    """Whether a file of this attempt was committed: the answer may have been lost on its way."""
    folder = storage.result_folder(lease.task_id, lease.token)
    return StoredFile.objects.filter(task_id=lease.task_id, storage_path__startswith=f"{folder}/").exists()
