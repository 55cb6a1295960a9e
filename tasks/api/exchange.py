"""`tasks/export` and `tasks/import`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from tasks.api import parameters as get
from tasks.api.multipart import StagingView
from tasks.api.permissions import StaffWhereRequired
from tasks.api.presenters import COLUMNS, plain
from tasks.api.upload import the_file
from tasks.intake.import_handler import ImportUploadHandler
from tasks.models import TaskResult
from tasks.selectors import task_list
from tasks.selectors.task_rows import task_rows
from tasks.selectors.visible import visible_tasks
from tasks.services import exporting
from tasks.services.importing import import_archive
from tasks.states import Status

RESULT = ("processing_time_ms", "tokens_processed", "summary", "quality_score", "confidence_score")
TYPES = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson", "zip": "application/zip"}


class ExportView(APIView):
    """The tasks that one may see (`status` and `q` choose among them), streamed."""

    def get(self, request: Request) -> HttpResponseBase:
        query = request.query_params
        form = get.choice(query, "format", tuple(TYPES), "csv")
        tasks = task_list.filtered(
            visible_tasks(request.user),
            status=get.choice(query, "status", tuple(s.value for s in Status), ""),
            q=get.text(query, "q"),
        )
        makers = {"csv": _csv, "jsonl": _jsonl, "zip": exporting.archive}
        response = StreamingHttpResponse(makers[form](tasks), content_type=TYPES[form])
        name = f"novel-tasks-{timezone.now():%Y-%m-%d}.{form}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


class ImportView(StagingView):
    """What `tasks/export?format=zip` wrote, in a part named file."""

    permission_classes = [StaffWhereRequired]
    handler = ImportUploadHandler

    def post(self, request: Request) -> Response:
        done = import_archive(the_file(request).staged.path)
        return Response({"imported": len(done.imported), "task_ids": done.imported, "skipped": done.skipped})


def _rows(tasks: Any) -> Iterator[list[dict[str, Any]]]:
    for ids in exporting.in_pieces(tasks):
        results = {
            row.pop("task_id"): row for row in TaskResult.objects.filter(task_id__in=ids).values("task_id", *RESULT)
        }
        rows = task_rows(ids)
        for row in rows:
            result = results.get(row["id"])
            row["result"] = result and {name: plain(value) for name, value in result.items()}
        yield rows


def _jsonl(tasks: Any) -> Iterator[bytes]:
    for rows in _rows(tasks):
        yield "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _csv(tasks: Any) -> Iterator[bytes]:
    # The mark lets spreadsheets read it as UTF-8.
    yield "\ufeff".encode() + _lines([[*COLUMNS, *RESULT]])
    for rows in _rows(tasks):
        yield _lines(
            [row[name] for name in COLUMNS] + [(row["result"] or {}).get(name) for name in RESULT] for row in rows
        )


def _lines(rows: Any) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode()


def _cell(value: Any) -> Any:
    if isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False)
    # A spreadsheet would take a file name that begins so for a formula, and run it.
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value
