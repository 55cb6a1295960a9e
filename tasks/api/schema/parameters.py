"""Query parameters, and forms with files, as the description names them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, inline_serializer
from rest_framework import serializers as s

from tasks.api.files import LANGUAGES
from tasks.api.serializers import LARGEST, SMALLEST
from tasks.models.task_log import LEVELS
from tasks.selectors.task_list import SORTS
from tasks.states import Status


def number(name: str, text: str, default: int, least: int, most: int | None = None) -> OpenApiParameter:
    schema: dict[str, Any] = {"type": "integer", "minimum": least, "default": default}
    if most is not None:
        schema["maximum"] = most
    return OpenApiParameter(name, schema, description=text)


def choice(name: str, text: str, choices: Any, default: str | None = None) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, description=text, enum=list(choices), default=default)


def words(name: str, text: str, *, required: bool = False, longest: int = 255) -> OpenApiParameter:
    return OpenApiParameter(name, {"type": "string", "maxLength": longest}, description=text, required=required)


STATUS = choice("status", "only tasks of this status", [status.value for status in Status])
SEARCH = words("q", "only tasks whose file name holds this, or whose id it is")
LIST = [
    number("page", "from 1", 1, 1, 10**9),
    number("page_size", "tasks per page", 20, 1, 100),
    STATUS,
    choice("sort_by", "column", SORTS, "uploaded_at"),
    choice("order", "direction", ("desc", "asc"), "desc"),
    SEARCH,
    words(
        "cursor",
        "for deep lists: blank at first, then `next` of the former answer; `page` is not read then",
        longest=2000,
    ),
]
LOGS = [
    number("after", "only lines after this id", 0, 0, 2**63 - 1),
    choice("level", "only lines of this level", LEVELS),
    number("limit", "lines at most", 1000, 1, 1000),
]
RESULT = [choice("report", "no: without the report, which may be megabytes; it is null then", ("yes", "no"), "yes")]
QUERY = [number("limit", "rows at most", 50, 1, 1000), number("offset", "rows to skip", 0, 0, 10**12)]
DAYS = [number("days_old", "older than so many days", 30, 0, 36500)]
COMPARE = [
    words("a", "id of a task", required=True, longest=40),
    words("b", "id of another", required=True, longest=40),
]
EXPORT = [choice("format", "of the export", ("csv", "jsonl", "zip"), "csv"), STATUS, SEARCH]
DOWNLOAD = [
    words("download", "a browser saves what it would show"),
    choice(
        "language",
        "of `report.html` and `report.md`, which are made anew in it; other files are the same in every language",
        LANGUAGES,
        settings.LANGUAGE_CODE,
    ),
]


def form(name: str, file: Any, **more: Any) -> Any:
    """A multipart form with a part named file, and the options of an upload."""
    options: dict[str, Any] = {
        "priority": s.IntegerField(required=False, min_value=SMALLEST, max_value=LARGEST),
        "processor": s.CharField(required=False, max_length=200),
        "timeout_seconds": s.IntegerField(required=False, min_value=1),
        "extra_data": s.CharField(required=False, help_text="a JSON object"),
        "allow_duplicate": s.BooleanField(required=False),
    }
    return {"multipart/form-data": inline_serializer(name, {"file": file, **(more or options)})}


UPLOAD = form("UploadForm", s.FileField())
BATCH = form("BatchForm", s.ListField(child=s.FileField()))
IMPORT = {"multipart/form-data": inline_serializer("ImportForm", {"file": s.FileField()})}
