"""The HTML pages. What they show live they get from the API and the WebSocket."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_noop as _
from django.views.decorators.csrf import ensure_csrf_cookie

from tasks.api.presenters import present_tasks
from tasks.errors import NotFound
from tasks.models.task import TASK_ID
from tasks.selectors.reading_reports import StrangeReport, reading
from tasks.selectors.result import has_result, result_of
from tasks.selectors.visible import visible_tasks
from tasks.web.access import signed_in
from tasks.web.errors import answer, wants_json
from tasks.web.report import LISTS, build, chapter_text
from tasks.web.steps import steps_of


@ensure_csrf_cookie
def home(request: HttpRequest) -> HttpResponse:
    if wants_json(request):
        return JsonResponse(
            {"message": "Novel Task Manager", "version": settings.VERSION, "docs": "/docs", "health": "/health"}
        )
    return _home(request)


@signed_in
def _home(request: HttpRequest) -> HttpResponse:
    return render(request, "home.html")


@ensure_csrf_cookie
@signed_in
def task_detail(request: HttpRequest, task_id: str) -> HttpResponse:
    task = _task(request, task_id)
    if task is None:
        return _no_task(request)
    return render(request, "task.html", {"task": task, "steps": steps_of(task), "has_result": has_result(task_id)})


@ensure_csrf_cookie
@signed_in
def report(request: HttpRequest, task_id: str) -> HttpResponse:
    task = _task(request, task_id)
    if task is None:
        return _no_task(request)
    try:
        result: dict[str, Any] | None = result_of(task_id)
    except NotFound:
        result = None
    found = result and result["report"]
    context = {"task": task, "result": result, "report": found, "page": None, "outside": _outside(task["result_url"])}
    if found:
        # Else the page says that there is none to show; the API and the files have it as it came.
        with suppress(StrangeReport), reading(task_id):
            printed = request.GET.get("print") == "all"
            page = build(found, task_id, [name for name in LISTS if printed or request.GET.get(name) == "all"])
            return render(request, "report.html", context | {"page": page, "printed": printed})
    return render(request, "report.html", context)


@signed_in
def chapter(request: HttpRequest, task_id: str, number: str) -> HttpResponse:
    """The text of one chapter, with what was found marked in it. `?to=` is the number of another one."""
    task = _task(request, task_id)
    if task is None:
        return _no_task(request)
    chosen = request.GET.get("to", "")
    if chosen.isdecimal() and len(chosen) < 7:
        return redirect("chapter", task_id, int(chosen))
    try:
        found = result_of(task_id)["report"]
    except NotFound:
        found = None
    part = request.GET.get("part", "1")
    if found and part.isdecimal() and len(part) < 6:
        with suppress(StrangeReport), reading(task_id):
            if page := chapter_text.view(found, task_id, int(number), int(part)):
                language = found["source"].get("language") or "und"
                title = found["source"].get("title")
                shown = {"task": task, "it": page, "language": language, "title": title}
                return render(request, "chapter.html", shown)
    return answer(request, 404, "not_found", _("There is no such chapter."))


def _outside(url: str | None) -> str | None:
    """A result's address elsewhere, where it is one that a browser may be sent to."""
    return url if url and url.startswith(("http://", "https://")) else None


def _task(request: HttpRequest, task_id: str) -> dict[str, Any] | None:
    if not TASK_ID.fullmatch(task_id):
        return None
    shown = present_tasks(visible_tasks(request.user).filter(id=task_id))
    return shown[0] if shown else None


def _no_task(request: HttpRequest) -> HttpResponse:
    return answer(request, 404, "unknown_task", _("There is no such task, or it is not yours to see."))
