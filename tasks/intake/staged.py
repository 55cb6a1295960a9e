from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from tasks.errors import FileTooLarge, UnusableFile

HEAD = 64 * 1024
FOLDER = "incoming"


class StagedFile:
    """A file on its way in: written beside the storage, hashed and measured as it is written.

    It is removed by `discard()`, unless it was moved away before. What a killed process leaves is swept by `prune`.
    """

    def __init__(self, name: str, limit: int | None = None) -> None:
        folder = Path(settings.MEDIA_ROOT) / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        handle, path = tempfile.mkstemp(suffix=".part", dir=folder)
        self.name = name
        self.path = Path(path)
        self.size = 0
        self.head = b""
        self._limit = settings.ENV.max_file_size if limit is None else limit
        self._hash = hashlib.sha256()
        self._file = os.fdopen(handle, "wb")

    def write(self, data: bytes) -> None:
        """Raises `FileTooLarge`, having removed everything, as soon as the limit is passed."""
        self.size += len(data)
        if self.size > self._limit:
            self.discard()
            raise FileTooLarge(self._limit, repr(self.name[:100]))
        if len(self.head) < HEAD:
            self.head += data[: HEAD - len(self.head)]
        self._hash.update(data)
        self._file.write(data)

    def finish(self) -> None:
        """Bring the file to the disk: an acknowledged upload survives a power cut. Raises `UnusableFile` when empty."""
        if not self.size:
            self.discard()
            raise UnusableFile(
                f"{self.name[:100]!r} is empty. Choose the file that holds the novel.", code="empty_file"
            )
        self.seal()

    def seal(self) -> None:
        """`finish()` for what may be empty: the result files of others."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()

    def discard(self) -> None:
        if not self._file.closed:
            self._file.close()
        if self.path.name:
            self.path.unlink(missing_ok=True)
            self.path = Path()
