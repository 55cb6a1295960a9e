from __future__ import annotations

import hashlib
import io
from typing import IO, Any
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from django.utils.http import content_disposition_header
from rest_framework.request import Request
from rest_framework.views import APIView

from tasks import storage
from tasks.api import parameters as get
from tasks.api import ranges
from tasks.api.styles import style_sources
from tasks.api.tasks import require_visible
from tasks.errors import NotFound, Refused
from tasks.models import StoredFile
from tasks.models.stored_file import SOURCE
from tasks.web.report import translated

KINDS = (
    "text/plain", "text/markdown", "text/html", "text/csv", "application/json", "application/epub+zip", "application/octet-stream",
)  # fmt: skip
LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)
# A novel or a report is somebody else's content: whatever it holds, it never runs as script in our origin.
HARMLESS = "default-src 'none'; style-src {}; img-src data:; sandbox"


class FileView(APIView):
    """One file of a task; `?download` makes a browser save what it would show, `?language` chooses a report's language."""

    def get(self, request: Request, pk: str, name: str) -> HttpResponseBase:
        language = get.choice(request.query_params, "language", LANGUAGES, settings.LANGUAGE_CODE)
        require_visible(request, pk)
        row = None
        if name.isprintable() and len(name) <= 255:
            row = StoredFile.objects.filter(task_id=pk, stored_name=name, is_deleted=False).first()
        if row is None:
            raise NotFound(f"The task has no file {name[:80]!r}.", code="unknown_file")
        made = translated.render(pk, name, language)
        etag = f'"{row.checksum if made is None else hashlib.sha256(made).hexdigest()}"'
        if ranges.holds(request.headers.get("If-None-Match", ""), etag):
            response: HttpResponseBase = HttpResponse(status=304)
        elif made is not None:
            response = _stream(request, row, etag, io.BytesIO(made), len(made))
        elif storage.is_local():
            file = _open(row)
            response = _stream(request, row, etag, file, file.size)
        else:
            response = HttpResponseRedirect(_presigned(row, _disposition(request, row)))
        if made is not None:
            response["Content-Language"] = translated.tag(language)
        response["ETag"] = etag
        response["Accept-Ranges"] = "bytes"
        response.setdefault("Content-Security-Policy", HARMLESS.format("'none'"))
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-cache"
        return response


def _open(row: StoredFile) -> Any:
    try:
        return default_storage.open(row.storage_path)
    except FileNotFoundError:
        raise NotFound(f"The file {row.stored_name!r} is gone from the storage.", code="file_gone") from None
    except OSError as error:
        raise storage.unavailable(error) from error


def _stream(request: Request, row: StoredFile, etag: str, file: IO[bytes], size: int) -> HttpResponseBase:
    styles = style_sources(file) if row.content_type == "text/html" else ""
    try:
        # If-Range: the range is meant for one version of the file; of another one the whole is sent.
        asked = request.headers.get("Range", "") if request.headers.get("If-Range", etag) == etag else ""
        part = ranges.parse(asked, size)
    except ranges.Unsatisfiable:
        file.close()
        raise RangeNotSatisfiable(f"The file has {size} bytes; the range lies outside.", size=size) from None
    first, last = part or (0, size - 1)
    response = StreamingHttpResponse(
        ranges.pieces(file, first, last - first + 1),
        status=206 if part else 200,
        content_type=_content_type(row.content_type),
    )
    response._resource_closers.append(file.close)  # type: ignore[attr-defined]
    response["Content-Length"] = str(last - first + 1)
    response["Content-Disposition"] = _disposition(request, row)
    if row.content_type == "text/html":
        response["Content-Security-Policy"] = HARMLESS.format(styles)
    if part:
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


class RangeNotSatisfiable(Refused):
    status = 416
    code = "range_not_satisfiable"


def _disposition(request: Request, row: StoredFile) -> str:
    inline = row.stored_name == "report.html" and "download" not in request.query_params
    name = row.original_name if row.stored_name == SOURCE else row.stored_name
    return content_disposition_header(not inline, name) or "inline"


def _presigned(row: StoredFile, disposition: str) -> str:
    """An address at the storage itself that is good for a quarter of an hour."""
    parameters = {
        "ResponseContentDisposition": disposition
        if disposition.isascii()
        else f"attachment; filename*=utf-8''{quote(row.original_name)}",
        "ResponseContentType": _content_type(row.content_type),
    }
    return str(default_storage.url(row.storage_path, parameters=parameters))  # type: ignore[call-arg]


def _content_type(stored: str) -> str:
    text = stored.startswith("text/") or stored == "application/json"
    return f"{stored}; charset=utf-8" if text and stored != "text/plain" else stored
