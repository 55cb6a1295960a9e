from __future__ import annotations

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from tasks.errors import Invalid
from tasks.services.comparison import compare_tasks


class CompareView(APIView):
    def get(self, request: Request) -> Response:
        a, b = (_task_id(request, name) for name in ("a", "b"))
        return Response(compare_tasks(request.user, a, b).result)


def _task_id(request: Request, name: str) -> str:
    task_id = request.query_params.get(name, "")
    if not task_id:
        raise Invalid(name, f"{name} must be the id of a task.")
    return task_id
