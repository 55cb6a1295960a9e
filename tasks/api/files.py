from __future__ import annotations

from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponseBase
from rest_framework.request import Request
from rest_framework.views import APIView

from tasks.errors import NotFound, unknown_task
from tasks.models import StoredFile
from tasks.models.stored_file import SOURCE
from tasks.selectors.visible import visible_tasks

# A novel or a report is somebody else's content: whatever it holds, it never runs as script in our origin.
HARMLESS = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"


class FileView(APIView):
    def get(self, request: Request, pk: str, name: str) -> HttpResponseBase:
        if not visible_tasks(request.user).filter(id=pk).exists():
            raise unknown_task(pk)
        row = StoredFile.objects.filter(task_id=pk, stored_name=name, is_deleted=False).first()
        if row is None:
            raise NotFound(f"The task has no file {name[:80]!r}.", code="unknown_file")
        try:
            content: Any = default_storage.open(row.storage_path)
        except FileNotFoundError:
            raise NotFound(f"The file {name!r} is gone from the storage.", code="file_gone") from None
        inline = name == "report.html" and "download" not in request.query_params
        response = FileResponse(
            content,
            as_attachment=not inline,
            filename=row.original_name if name == SOURCE else row.stored_name,
            content_type=_content_type(row.content_type),
        )
        response["Content-Length"] = row.file_size
        response["ETag"] = f'"{row.checksum}"'
        response["Content-Security-Policy"] = HARMLESS
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-cache"
        return response


def _content_type(stored: str) -> str:
    text = stored.startswith("text/") or stored == "application/json"
    return f"{stored}; charset=utf-8" if text and stored != "text/plain" else stored
