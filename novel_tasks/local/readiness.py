"""What would only fail later, said before anything is started. It returns a sentence, or None."""

from __future__ import annotations

import tempfile

from django.conf import settings


def refuse_unusable_storage() -> str | None:
    """Uploads pass through UPLOAD_DIR, whatever the storage is."""
    folder = settings.ENV.upload_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return None
    except OSError as error:
        return f"UPLOAD_DIR={folder} cannot be written to: {error.strerror}."
