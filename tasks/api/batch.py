from __future__ import annotations

import re
from typing import Any, cast

from django.db.models import Avg, Count, Q
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from tasks.api.multipart import StagingView
from tasks.api.presenters import present_tasks
from tasks.api.serializers import UploadSerializer
from tasks.api.throttles import ApiThrottle, UploadThrottle
from tasks.api.upload import FILE_MISSING, fields, session_of
from tasks.errors import Invalid, NotFound, Refused
from tasks.intake.batch_handler import BatchUploadHandler
from tasks.selectors.visible import visible_tasks
from tasks.services.batch import create_batch
from tasks.services.upload import UploadOptions
from tasks.states import Status

BATCH_ID = re.compile(r"batch-[0-9a-f-]{1,33}")


class BatchView(StagingView):
    """Many files in parts named file, or ZIP archives of them."""

    throttle_classes = [ApiThrottle, UploadThrottle]
    handler = BatchUploadHandler

    def post(self, request: Request) -> Response:
        files: list[Any] = request.FILES.getlist("file")
        handler = cast(BatchUploadHandler, request._request.upload_handlers[0])
        if not files and not handler.rejected:
            raise Invalid("file", FILE_MISSING, code="file_missing")
        serializer = UploadSerializer(data=fields(request))
        serializer.is_valid(raise_exception=True)
        options = UploadOptions(**serializer.validated_data)
        batch = create_batch(
            (file.staged for file in files), options, user=request.user, session_id=session_of(request)
        )
        tasks = {task["id"]: task for task in present_tasks(visible_tasks(request.user).filter(id__in=batch.task_ids))}
        return Response(
            {
                "batch_id": batch.id,
                "tasks": [tasks[task_id] for task_id in batch.task_ids if task_id in tasks],
                "rejected": [_rejected(name, error) for name, error in (*handler.rejected, *batch.rejected)],
            }
        )


class BatchProgressView(APIView):
    def get(self, request: Request, batch_id: str) -> Response:
        if not BATCH_ID.fullmatch(batch_id):
            raise unknown_batch(batch_id)
        tasks = visible_tasks(request.user).filter(batch_id=batch_id)
        counts = tasks.aggregate(
            total=Count("id"),
            average=Avg("progress"),
            **{status.value: Count("id", filter=Q(status=status.value)) for status in Status},
        )
        if not counts["total"]:
            raise unknown_batch(batch_id)
        finished = counts["completed"] + counts["failed"]
        return Response(
            {
                "batch_id": batch_id,
                "total": counts["total"],
                **{status.value: counts[status.value] for status in Status},
                "finished": finished == counts["total"],
                "progress": round(float(counts["average"]), 1),
                "tasks": present_tasks(tasks.order_by("uploaded_at", "id")[:1000]),
            }
        )


def unknown_batch(batch_id: str) -> NotFound:
    return NotFound(f"There is no batch {batch_id[:80]!r}.", code="unknown_batch")


def _rejected(name: str, error: Refused) -> dict[str, Any]:
    return {"file_name": name[:255], "code": error.code, "detail": error.detail, **error.extra}
