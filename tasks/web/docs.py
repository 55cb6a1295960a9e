"""Pages that show the API's description; all they need is served from here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe


@require_safe
@ensure_csrf_cookie
def swagger(request: HttpRequest) -> HttpResponse:
    return render(request, "docs.html")


@require_safe
def redoc(request: HttpRequest) -> HttpResponse:
    return render(request, "redoc.html")
