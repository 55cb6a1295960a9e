"""`database/…`: the staff dashboard's API."""

from __future__ import annotations

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from tasks.api import parameters as get
from tasks.api.permissions import StaffWhereRequired
from tasks.api.presenters import plain
from tasks.errors import unknown_task
from tasks.models.task import TASK_ID
from tasks.selectors import database_tables
from tasks.selectors.counting import count_rows
from tasks.services import database
from tasks.services.deletion import delete_tasks


class StaffView(APIView):
    permission_classes = [StaffWhereRequired]


class StatsView(StaffView):
    def get(self, request: Request) -> Response:
        return Response(database_tables.stats())


class TablesView(StaffView):
    def get(self, request: Request) -> Response:
        return Response(database_tables.tables())


class QueryView(StaffView):
    def get(self, request: Request, table: str) -> Response:
        model = database_tables.table(table)
        limit = get.whole_number(request.query_params, "limit", 50, 1, 1000)
        offset = get.whole_number(request.query_params, "offset", 0, 0, 10**12)
        data = [
            {name: plain(value) for name, value in row.items()} for row in database_tables.rows(model, limit, offset)
        ]
        return Response(
            {
                "table_name": table,
                "total_count": count_rows(model._default_manager.count, table),
                "count": len(data),
                "offset": offset,
                "limit": limit,
                "data": data,
            }
        )


class CleanLogsView(StaffView):
    def delete(self, request: Request) -> Response:
        days = _days(request)
        return _cleaned("task_logs", database.clean_logs(days), f"log lines older than {days} days")


class CleanFailedView(StaffView):
    def delete(self, request: Request) -> Response:
        days = _days(request)
        return _cleaned("tasks", database.clean_failed(days), f"tasks that failed more than {days} days ago")


class VacuumView(StaffView):
    def post(self, request: Request) -> Response:
        database.vacuum()
        size = database_tables.size_bytes()
        return Response({"success": True, "message": "The database was vacuumed.", "database_size_bytes": size})


class DeleteTaskView(StaffView):
    def delete(self, request: Request, pk: str) -> Response:
        if not TASK_ID.fullmatch(pk) or not delete_tasks([pk]):
            raise unknown_task(pk)
        return Response({"success": True, "deleted_id": pk, "message": f"Task {pk} was deleted."})


def _days(request: Request) -> int:
    return get.whole_number(request.query_params, "days_old", 30, 0, 36500)


def _cleaned(table: str, count: int, what: str) -> Response:
    answer: dict[str, Any] = {"table_name": table, "deleted_count": count, "message": f"Deleted {count:,} {what}."}
    return Response(answer)
