"""Error answers outside the views: JSON for programs, a page for people."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render


def wants_json(request: HttpRequest) -> bool:
    accept = request.headers.get("Accept", "")
    return request.path.startswith("/api/") or ("application/json" in accept and "text/html" not in accept)


def answer(request: HttpRequest, status: int, code: str, detail: str) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"detail": detail, "code": code}, status=status)
    return render(request, "error.html", {"status": status, "detail": detail}, status=status)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return answer(request, 400, "malformed", "The request cannot be read.")


def permission_denied(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return answer(request, 403, "permission_denied", "You may not do this.")


def page_not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return answer(request, 404, "not_found", "There is nothing at this address.")


def server_error(request: HttpRequest) -> HttpResponse:
    return answer(request, 500, "server_error", "Something went wrong on our side; it was written to the log.")
