"""A SECRET_KEY of the installation's own, for those who did not set one."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def read_or_make(path: Path) -> str:
    """Return the key kept in `path`, making it (readable by its owner alone) when it is not there."""
    try:
        # "x" semantics: of two processes that start together one makes the key and both use it.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        for _ in range(1000):
            if key := path.read_text(encoding="ascii").strip():
                return key
        raise
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50) + "\n")
    return path.read_text(encoding="ascii").strip()
