"""The upload handler: each file of a multipart body goes straight into a `StagedFile`."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers

from tasks.intake.names import clean_name, require_allowed_ending
from tasks.intake.staged import StagedFile


class StagedUpload(UploadedFile):  # type: ignore[type-arg]
    """What a view finds in `request.FILES`. Closing it (Django does, after the answer) discards what nobody took."""

    def __init__(self, staged: StagedFile, field_name: str, content_type: str | None, charset: str | None) -> None:
        super().__init__(None, staged.name, content_type, staged.size, charset)
        self.staged = staged

    def close(self) -> None:
        self.staged.discard()


class StagingUploadHandler(FileUploadHandler):
    """Refuses by name before the first byte is written, and by size while they are."""

    staged: StagedFile | None = None

    def new_file(self, field_name: str, file_name: str, *args: Any, **kwargs: Any) -> None:
        super().new_file(field_name, file_name, *args, **kwargs)
        self.staged = self.stage(file_name)
        raise StopFutureHandlers

    def stage(self, file_name: str) -> StagedFile:
        name = clean_name(file_name)
        require_allowed_ending(name)
        return StagedFile(name)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        assert self.staged
        self.staged.write(raw_data)

    def file_complete(self, file_size: int) -> StagedUpload:
        assert self.staged
        self.staged.finish()
        staged, self.staged = self.staged, None
        return StagedUpload(staged, self.field_name or "", self.content_type, self.charset)

    def upload_interrupted(self) -> None:
        if self.staged:
            self.staged.discard()
