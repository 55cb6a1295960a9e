"""The page on which two novels stand side by side, and the form that asks which."""

from __future__ import annotations

from typing import Any

from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_safe

from tasks.errors import NotFound
from tasks.selectors.titles import HEAD, title_in
from tasks.selectors.visible import visible_tasks
from tasks.services.comparison import compare_tasks
from tasks.states import Status
from tasks.web.access import signed_in
from tasks.web.comparison import build

OFFERED = 200
WHY = {
    "unknown_task": _("One of the two tasks is not there, or is not yours to see."),
    "no_result": _("One of the two tasks has no report yet; only novels that were analysed can be compared."),
    "file_gone": _("The text of one of the two is not stored any more, so they cannot be compared."),
}


@require_safe
@signed_in
def compare(request: HttpRequest) -> HttpResponse:
    """`?a=` and `?b=` are ids of tasks; where one is missing, or is of no use, the form says why and asks."""
    a, b = (request.GET.get(name, "").replace("\x00", "")[:40] for name in ("a", "b"))
    context: dict[str, Any] = {"a": a, "b": b, "status": 200}
    if a and b:
        try:
            context["printed"] = request.GET.get("print") == "all"
            everything = context["printed"] or request.GET.get("lists") == "all"
            context["page"] = build(compare_tasks(request.user, a, b), everything=everything)
        except NotFound as refusal:
            context |= {"why": gettext(WHY.get(refusal.code, WHY["unknown_task"])), "status": 404}
    if "page" not in context:
        context["offered"] = _offered(request.user, a, b)
    return render(request, "compare.html", context, status=context["status"])


def _offered(user: Any, *chosen: str) -> list[tuple[str, str, str, Any]]:
    """(id, title, file name, when) of the newest novels with a report, and of those chosen already."""
    ready = visible_tasks(user).filter(status=Status.COMPLETED, result__isnull=False)
    head = Substr("result__full_content", 1, HEAD)
    rows = ready.values_list("id", head, "file_name", "uploaded_at")
    newest = list(rows.order_by("-uploaded_at", "-id")[:OFFERED])
    wanted = {task_id for task_id in chosen if task_id} - {row[0] for row in newest}
    return [(row[0], title_in(row[1]), *row[2:]) for row in [*rows.filter(id__in=wanted), *newest]]
