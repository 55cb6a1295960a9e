"""The calls of the API on a page, and the vendors' readers for them: Swagger UI to try them out, Redoc to read on.

Each reader is more than a megabyte of script. So a page comes with the list of calls alone, and loads its reader when
somebody opens a call; all they need is served from here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from tasks.api.schema.document import document
from tasks.selectors.visible import sign_in_required


@require_safe
@ensure_csrf_cookie
def swagger(request: HttpRequest) -> HttpResponse:
    return render(request, "docs.html", {"groups": list(_groups("#/{tag}/{name}"))})


@require_safe
def redoc(request: HttpRequest) -> HttpResponse:
    return render(request, "redoc.html", {"groups": list(_groups("#tag/{tag}/operation/{name}"))})


def _groups(address: str) -> Iterator[dict[str, Any]]:
    """The calls by group; `address` is the form in which the reader names a call in the address."""
    described = document(sign_in_required())
    calls: dict[str, list[dict[str, str]]] = {tag["name"]: [] for tag in described["tags"]}
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            tag = operation["tags"][0]
            calls[tag].append(
                {
                    "method": method,
                    "path": path,
                    "summary": gettext(operation["summary"]),
                    "href": address.format(tag=tag, name=operation["operationId"]),
                }
            )
    for tag in described["tags"]:
        yield {"name": tag["name"], "about": gettext(tag["description"]), "calls": calls[tag["name"]]}
