"""Error answers outside the views: JSON for programs, a page for people."""

from __future__ import annotations

import sys
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _


def wants_json(request: HttpRequest) -> bool:
    accept = request.headers.get("Accept", "")
    return request.path.startswith("/api/") or ("application/json" in accept and "text/html" not in accept)


def answer(request: HttpRequest, status: int, code: str, detail: str, **values: Any) -> HttpResponse:
    """`detail` is English, with %(name)s for each of the values: programs get it so, people in their language."""
    if wants_json(request):
        return JsonResponse({"detail": _filled(detail, values), "code": code}, status=status)
    shown = {"status": status, "code": code, "detail": _filled(gettext(detail), values)}
    # Who is signed in, a page can say where nothing else is the matter.
    return render(request, "error.html", shown | {"with_account": status in (403, 404)}, status=status)


def _filled(text: str, values: dict[str, Any]) -> str:
    return text % values if values else text


def unavailable(request: HttpRequest) -> HttpResponse:
    """503 with Retry-After while the database is away."""
    code, detail = "database_unavailable", _("The database does not answer at the moment; try again in a few seconds.")
    try:
        response = answer(request, 503, code, detail)
    except (OperationalError, InterfaceError):  # the page shows who is signed in, and nobody can say
        response = JsonResponse({"detail": detail, "code": code}, status=503)
    response["Retry-After"] = "5"
    return response


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return answer(request, 400, "malformed", _("The request cannot be read."))


def permission_denied(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return answer(request, 403, "permission_denied", _("You may not do this."))


def staff_only(request: HttpRequest) -> HttpResponse:
    return answer(request, 403, "permission_denied", _("This page is for the staff."))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from a page of another origin, or from one that was open when the visitor signed in or out."""
    return answer(request, 403, "csrf_failed", _("The form was not sent from a page of ours, or the page is too old."))


def page_not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return answer(request, 404, "not_found", _("There is nothing at this address."))


def server_error(request: HttpRequest) -> HttpResponse:
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        # Outside the views, as when a session is saved: the middleware that answers for the views is not asked there.
        return unavailable(request)
    return answer(request, 500, "server_error", _("Something went wrong on our side; it was written to the log."))
