from __future__ import annotations

import re

from tasks.errors import Invalid
from tasks.intake.handler import StagedUpload, StagingUploadHandler
from tasks.intake.staged import StagedFile

# As a result file is asked for in an address; `source` is the novel itself.
RESULT_NAME = re.compile(r"(?!source$)[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


class ResultUploadHandler(StagingUploadHandler):
    """Result files of an external worker: any content, under plain names."""

    def stage(self, file_name: str) -> StagedFile:
        if not RESULT_NAME.fullmatch(file_name):
            raise Invalid(
                "file",
                f"{file_name[:80]!r} cannot be the name of a result file: use letters, digits, dots, dashes and underscores.",
                code="invalid_file_name",
            )
        return StagedFile(file_name)

    def file_complete(self, file_size: int) -> StagedUpload:
        assert self.staged
        self.staged.seal()
        staged, self.staged = self.staged, None
        return StagedUpload(staged, self.field_name or "", self.content_type, self.charset)
