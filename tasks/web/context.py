from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from tasks.intake.batch_handler import ARCHIVE_FACTOR


def site(request: HttpRequest) -> dict[str, Any]:
    """What every page needs to know."""
    env = settings.ENV
    return {
        "version": settings.VERSION,
        "max_file_size": env.max_file_size,
        "max_archive_size": ARCHIVE_FACTOR * env.max_file_size,
        "allowed_extensions": env.allowed_extensions,
        "processor": env.task_processor,
        "sign_in_required": env.api_auth == "required",
    }
