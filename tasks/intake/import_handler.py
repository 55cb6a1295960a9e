from __future__ import annotations

from tasks.intake.handler import StagingUploadHandler
from tasks.intake.staged import StagedFile

# As large as the disk allows: an archive may hold a whole installation.
NO_LIMIT = 1 << 62


class ImportUploadHandler(StagingUploadHandler):
    def stage(self, file_name: str) -> StagedFile:
        return StagedFile("import.zip", NO_LIMIT)
