"""What would only fail later, said before anything is started. It returns a sentence, or None."""

from __future__ import annotations

import tempfile

from django.conf import settings
from django.db import Error, connection


def refuse_unusable_storage() -> str | None:
    """Uploads pass through UPLOAD_DIR, whatever the storage is."""
    folder = settings.ENV.upload_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return None
    except OSError as error:
        return f"UPLOAD_DIR={folder} cannot be written to: {error.strerror}."


def refuse_unusable_database() -> str | None:
    """The server bears a database that goes away; one that is not there to begin with is most often a wrong name."""
    try:
        connection.ensure_connection()
        return None
    except Error as error:
        where = f" ({settings.DATABASES['default']['NAME']})" if connection.vendor == "sqlite" else ""
        return f"The database that DATABASE_URL names cannot be used{where}: {' '.join(str(error).split())}"
