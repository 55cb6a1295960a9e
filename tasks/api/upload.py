from __future__ import annotations

import hashlib
from typing import Any, cast

from rest_framework.request import Request
from rest_framework.response import Response

from tasks.api.multipart import StagingView
from tasks.api.serializers import UploadSerializer
from tasks.api.throttles import ApiThrottle, UploadThrottle
from tasks.errors import Invalid
from tasks.intake.handler import StagedUpload
from tasks.services.upload import UploadOptions, create_task

FILE_MISSING = "The part named file is missing: send the novel as multipart/form-data."


class UploadView(StagingView):
    throttle_classes = [ApiThrottle, UploadThrottle]

    def post(self, request: Request) -> Response:
        staged = the_file(request)
        serializer = UploadSerializer(data=fields(request))
        serializer.is_valid(raise_exception=True)
        options = UploadOptions(**serializer.validated_data)
        task = create_task(staged.staged, options, user=request.user, session_id=session_of(request))
        return Response(
            {
                "task_id": task.id,
                "file_name": task.file_name,
                "file_size": task.file_size,
                "status": "pending",
                "message": "The file was uploaded and its task is in line.",
            }
        )


def the_file(request: Request) -> StagedUpload:
    files = request.FILES.getlist("file")
    if not files:
        raise Invalid("file", FILE_MISSING, code="file_missing")
    if len(files) > 1:
        raise Invalid("file", "One file per upload; send many to tasks/batch.", code="too_many_files")
    return cast(StagedUpload, files[0])


def fields(request: Request) -> dict[str, Any]:
    """The form's other fields; a blank one is one that was not sent."""
    data = cast("dict[str, Any]", request.data)
    return {name: value for name, value in data.items() if name != "file" and value != ""}


def session_of(request: Request) -> str | None:
    """What tells the uploads of one session from others': a digest of its key (SHA-256, hexadecimal), which opens nothing.

    The key itself would let whoever reads a task in the admin or an export act as the one who uploaded it.
    """
    key = request.session.session_key if hasattr(request, "session") else None
    return hashlib.sha256(key.encode()).hexdigest() if key else None
