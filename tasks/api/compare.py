from __future__ import annotations

import json
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from tasks.analysis.compare import compare
from tasks.analysis.decoding import decode
from tasks.api import parameters as get
from tasks.errors import Invalid, NotFound, unknown_task
from tasks.models import TaskResult
from tasks.selectors.visible import visible_tasks
from tasks.services.sources import read_source


class CompareView(APIView):
    def get(self, request: Request) -> Response:
        sides = []
        for name in ("a", "b"):
            task_id = get.text(request.query_params, name, 40)
            if not task_id:
                raise Invalid(name, f"{name} must be the id of a task.")
            sides.append(_side(request, task_id))
        (report_a, text_a), (report_b, text_b) = sides
        return Response(compare(report_a, text_a, report_b, text_b))


def _side(request: Request, task_id: str) -> tuple[dict[str, Any], str]:
    if not visible_tasks(request.user).filter(id=task_id).exists():
        raise unknown_task(task_id)
    content = TaskResult.objects.filter(task_id=task_id).values_list("full_content", flat=True).first()
    report = json.loads(content) if content else None
    if not isinstance(report, dict) or report.get("schema") != "novel-report/1":
        raise NotFound(f"The task {task_id} has no report to compare.", code="no_result", task_id=task_id)
    return report, decode(read_source(task_id)).text
