from __future__ import annotations

from typing import Any

from django.conf import settings

from tasks.errors import Refused
from tasks.intake.handler import StagedUpload, StagingUploadHandler
from tasks.intake.names import clean_name, require_allowed_ending
from tasks.intake.staged import StagedFile

ARCHIVE = ".zip"
# An archive may be larger than a novel: it holds many.
ARCHIVE_FACTOR = 20


class BatchUploadHandler(StagingUploadHandler):
    """Takes many files. One that is refused is noted in `rejected`, and the others go on."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.rejected: list[tuple[str, Refused]] = []
        self.name = ""

    def new_file(self, field_name: str, file_name: str, *args: Any, **kwargs: Any) -> None:
        self.name = file_name
        super().new_file(field_name, file_name, *args, **kwargs)

    def stage(self, file_name: str) -> StagedFile | None:  # type: ignore[override]
        try:
            name = clean_name(file_name)
            if is_archive(name):
                return StagedFile(name, ARCHIVE_FACTOR * int(settings.ENV.max_file_size))
            require_allowed_ending(name)
        except Refused as error:
            self._reject(error)
            return None
        return StagedFile(name)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        try:
            if self.staged:
                self.staged.write(raw_data)
        except Refused as error:
            self._reject(error)

    def file_complete(self, file_size: int) -> StagedUpload | None:  # type: ignore[override]
        try:
            return super().file_complete(file_size) if self.staged else None
        except Refused as error:
            self._reject(error)
            return None

    def _reject(self, error: Refused) -> None:
        self.staged = None
        self.rejected.append((self.name, error))


def is_archive(name: str) -> bool:
    return name.lower().endswith(ARCHIVE)
