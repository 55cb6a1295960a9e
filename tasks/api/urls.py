"""Everything under /api/v1, with and without the trailing slash."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, re_path
from rest_framework.routers import SimpleRouter

from tasks.api import database, queue
from tasks.api.batch import BatchProgressView, BatchView
from tasks.api.compare import CompareView
from tasks.api.exchange import ExportView, ImportView
from tasks.api.fallback import UnknownAddress
from tasks.api.files import FileView
from tasks.api.tasks import ANY_ID, TaskViewSet
from tasks.api.upload import UploadView


class Router(SimpleRouter):
    def __init__(self) -> None:
        super().__init__()
        self.trailing_slash = "/?"


def call(path: str, view: Any, name: str) -> URLPattern:
    pattern: URLPattern = re_path(rf"^{path}/?$", view.as_view(), name=name)
    return pattern


router = Router()
router.register("tasks", TaskViewSet, basename="task")

urlpatterns = [
    call("tasks/upload", UploadView, "upload"),
    call("tasks/batch", BatchView, "batch"),
    call(rf"tasks/batches/(?P<batch_id>{ANY_ID})", BatchProgressView, "batch-progress"),
    call("tasks/batches", UnknownAddress, "no-batches"),
    call("tasks/compare", CompareView, "compare"),
    call("tasks/export", ExportView, "export"),
    call("tasks/import", ImportView, "import"),
    *router.urls,
    call(rf"tasks/(?P<pk>{ANY_ID})/files/(?P<name>[^/]+?)", FileView, "file"),
    call("queue/claim", queue.ClaimView, "claim"),
    call(rf"queue/(?P<pk>{ANY_ID})/heartbeat", queue.HeartbeatView, "heartbeat"),
    call(rf"queue/(?P<pk>{ANY_ID})/complete", queue.CompleteView, "complete"),
    call(rf"queue/(?P<pk>{ANY_ID})/fail", queue.FailView, "fail"),
    call("database/stats", database.StatsView, "database-stats"),
    call("database/tables", database.TablesView, "database-tables"),
    call(r"database/query/(?P<table>[a-z_]{1,64})", database.QueryView, "database-query"),
    call("database/cleanup/logs", database.CleanLogsView, "clean-logs"),
    call("database/cleanup/failed", database.CleanFailedView, "clean-failed"),
    call("database/vacuum", database.VacuumView, "vacuum"),
    call(rf"database/task/(?P<pk>{ANY_ID})", database.DeleteTaskView, "database-task"),
    re_path(r"", UnknownAddress.as_view()),
]
