"""Binds the views to their types. Views stay free of it; a test finds a call that nobody described.

The document is English, for programs; the pages that list the calls translate the summaries, which are marked for it.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_noop as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers as s

from tasks.api import batch, compare, database, exchange, files, queue, queue_input, tasks, upload
from tasks.api.schema import database_answers as staff
from tasks.api.schema import parameters as p
from tasks.api.schema import task_answers as a
from tasks.api.serializers import PatchSerializer, RetrySerializer


def call(
    summary: str, answer: Any, *, tag: str = "tasks", body: Any = None, parameters: Any = None, more: str | None = None
) -> Any:
    """`more` is the description; without it the view's own docstring is."""
    return extend_schema(
        summary=summary,
        description=more,
        responses={200: answer},
        request=body,
        parameters=parameters or [],
        tags=[tag],
    )


def view(target: Any, **methods: Any) -> None:
    extend_schema_view(**methods)(target)


# A whole JSON file is JSON; a part of it need not be, but is sent under the same type.
DOWNLOAD = {
    (code, kind): OpenApiTypes.ANY if kind == "application/json" else OpenApiTypes.BINARY
    for code in (200, 206)
    for kind in files.KINDS
}
COMPLETE = {
    "application/json": queue_input.CompleteInput,
    **p.form(
        "CompleteForm", s.ListField(child=s.FileField(), required=False), **queue_input.CompleteInput().get_fields()
    ),
}


def describe() -> None:
    """Called once, before the description is made."""
    view(
        tasks.TaskViewSet,
        list=call(_("List tasks"), a.TaskListAnswer, parameters=p.LIST),
        retrieve=call(_("Show a task"), a.TaskAnswer),
        partial_update=call(_("Drive a task from outside"), a.TaskAnswer, body=PatchSerializer),
        destroy=call(_("Delete a task with its files"), a.MessageAnswer),
        statistics=call(_("How the installation is doing"), a.StatisticsAnswer),
        retry=call(_("Put a finished task in line again"), a.TaskAnswer, body=RetrySerializer),
        cancel=call(_("Stop a task"), a.TaskAnswer),
        logs=call(_("Read a task's log"), a.LogsAnswer, parameters=p.LOGS),
        result=call(_("Read what came of a task"), a.ResultAnswer, parameters=p.RESULT),
    )
    view(
        upload.UploadView,
        post=call(
            _("Upload a novel"), a.UploadAnswer, body=p.UPLOAD, more="One file in a part named file; it becomes a task."
        ),
    )
    view(batch.BatchView, post=call(_("Upload many, or a ZIP archive"), a.BatchAnswer, body=p.BATCH))
    view(batch.BatchProgressView, get=call(_("How far a batch is"), a.BatchProgressAnswer))
    view(compare.CompareView, get=call(_("What differs between two novels"), a.CompareAnswer, parameters=p.COMPARE))
    view(exchange.ExportView, get=extend_schema(summary=_("Export tasks"), tags=["tasks"], parameters=p.EXPORT, responses={(200, kind.partition(";")[0]): OpenApiTypes.BINARY for kind in exchange.TYPES.values()}))  # fmt: skip
    view(exchange.ImportView, post=call(_("Import an export"), a.ImportAnswer, body=p.IMPORT))
    view(
        files.FileView,
        get=extend_schema(
            summary=_("Download a file"),
            tags=["tasks"],
            parameters=p.DOWNLOAD,
            responses=DOWNLOAD | {302: None, 304: None},
        ),
    )
    view(queue.ClaimView, post=call(_("Take the next task"), a.ClaimAnswer, tag="queue", body=queue_input.ClaimInput))
    view(
        queue.HeartbeatView,
        post=call(_("Keep a lease"), a.HeartbeatAnswer, tag="queue", body=queue_input.HeartbeatInput),
    )
    view(queue.CompleteView, post=call(_("Hand in a result"), a.TaskAnswer, tag="queue", body=COMPLETE))
    view(queue.FailView, post=call(_("Give up an attempt"), a.TaskAnswer, tag="queue", body=queue_input.FailInput))
    view(database.StatsView, get=call(_("Size up the database"), staff.StatsAnswer, tag="database"))
    view(database.TablesView, get=call(_("List the tables"), staff.TableAnswer(many=True), tag="database"))
    view(database.QueryView, get=call(_("Read a table"), staff.QueryAnswer, tag="database", parameters=p.QUERY))
    view(
        database.CleanLogsView,
        delete=call(_("Delete old log lines"), staff.CleanedAnswer, tag="database", parameters=p.DAYS),
    )
    view(
        database.CleanFailedView,
        delete=call(_("Delete old failed tasks"), staff.CleanedAnswer, tag="database", parameters=p.DAYS),
    )
    view(database.VacuumView, post=call(_("Give back room"), staff.VacuumAnswer, tag="database"))
    view(database.DeleteTaskView, delete=call(_("Delete a task"), staff.DeletedAnswer, tag="database"))
