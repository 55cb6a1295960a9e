"""The task resource: list, detail, PATCH, DELETE, and what can be done to one task."""

from __future__ import annotations

from typing import Any

from rest_framework.decorators import action
from rest_framework.parsers import FormParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from tasks import queue
from tasks.api import parameters as get
from tasks.api.json_values import JSONParser
from tasks.api.presenters import present_log, present_task
from tasks.api.serializers import PatchSerializer, RetrySerializer
from tasks.errors import unknown_task
from tasks.models import Task, TaskLog
from tasks.models.task_log import LEVELS
from tasks.selectors import task_list
from tasks.selectors.result import result_of
from tasks.selectors.selection import Selection
from tasks.selectors.statistics import statistics
from tasks.selectors.visible import is_visible
from tasks.services.deletion import delete_tasks
from tasks.services.redo import redo
from tasks.states import Status

LOG_PAGE = 1000
STATUSES = tuple(status.value for status in Status)
# Whatever stands where an id belongs: a call about a task that cannot be answers as one about a task that is not.
ANY_ID = r"[^/]+"


def who(request: Request) -> str:
    return request.user.get_username() if request.user.is_authenticated else "user"


class TaskViewSet(ViewSet):
    lookup_value_regex = ANY_ID

    def list(self, request: Request) -> Response:
        query = request.query_params
        order = task_list.Order(
            get.choice(query, "sort_by", task_list.SORTS, "uploaded_at"),
            get.choice(query, "order", ("desc", "asc"), "desc") == "desc",
        )
        size = get.whole_number(query, "page_size", 20, 1, 100)
        status, q = get.choice(query, "status", STATUSES, ""), get.text(query, "q")
        tasks = Selection.of(request.user, status=status, q=q)
        total = tasks.count()
        if "cursor" in query:
            return self._by_cursor(tasks, total, order, get.text(query, "cursor", 2000), size)
        page = get.whole_number(query, "page", 1, 1, 10**9)
        rows = task_list.page(tasks, order, total, page, size)
        return Response({"tasks": rows, "total": total, "page": page, "page_size": size})

    def _by_cursor(self, tasks: Selection, total: int, order: task_list.Order, cursor: str, size: int) -> Response:
        rows = task_list.after_cursor(tasks, order, cursor, size + 1)
        more = len(rows) > size
        rows = rows[:size]
        following = task_list.cursor_of(rows[-1]["id"], order) if more else None
        return Response({"tasks": rows, "total": total, "page": None, "page_size": size, "next": following})

    def retrieve(self, request: Request, pk: str) -> Response:
        return shown(request, pk)

    def partial_update(self, request: Request, pk: str) -> Response:
        require_visible(request, pk)
        serializer = PatchSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        self._change(pk, lambda: queue.patch(pk, dict(serializer.validated_data)))
        return shown(request, pk)

    def destroy(self, request: Request, pk: str) -> Response:
        require_visible(request, pk)
        if not delete_tasks([pk]):
            raise unknown_task(pk)
        return Response({"message": f"Task {pk} was deleted."})

    @action(detail=False, methods=["get"])
    def statistics(self, request: Request) -> Response:
        return Response(statistics(request.user))

    # Clients that knew no body here send whatever their library sends for an empty form.
    @action(detail=True, methods=["post"], parser_classes=[JSONParser, FormParser, MultiPartParser])
    def retry(self, request: Request, pk: str) -> Response:
        require_visible(request, pk)
        serializer = RetrySerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        self._change(pk, lambda: redo(pk, who(request), **serializer.validated_data))
        return shown(request, pk)

    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: str) -> Response:
        require_visible(request, pk)
        self._change(pk, lambda: queue.cancel(pk, who(request)))
        return shown(request, pk)

    @action(detail=True, methods=["get"])
    def logs(self, request: Request, pk: str) -> Response:
        require_visible(request, pk)
        query = request.query_params
        lines = TaskLog.objects.filter(task_id=pk, id__gt=get.whole_number(query, "after", 0, 0, 2**63 - 1))
        if level := get.choice(query, "level", LEVELS, ""):
            lines = lines.filter(log_level=level)
        limit = get.whole_number(query, "limit", LOG_PAGE, 1, LOG_PAGE)
        rows = [present_log(dict(row)) for row in lines.order_by("id").values()[: limit + 1]]
        return Response({"logs": rows[:limit], "next": rows[limit - 1]["id"] if len(rows) > limit else None})

    @action(detail=True, methods=["get"])
    def result(self, request: Request, pk: str) -> Response:
        wanted = get.choice(request.query_params, "report", ("yes", "no"), "yes")
        require_visible(request, pk)
        return Response(result_of(pk, with_report=wanted == "yes"))

    def _change(self, pk: str, change: Any) -> None:
        try:
            change()
        except Task.DoesNotExist:
            raise unknown_task(pk) from None


def require_visible(request: Request, pk: str) -> None:
    """A task that one may not see is a task that is not there."""
    if not is_visible(request.user, pk):
        raise unknown_task(pk)


def shown(request: Request, pk: str) -> Response:
    return Response(present_task(request.user, pk))
