"""Cross-origin requests from the origins in CORS_ORIGINS, on the API only.

A dozen lines against the Fetch standard's CORS protocol; preflights are answered here, before anything else looks.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.cache import patch_vary_headers

from realtime.origin import is_allowed

METHODS = "GET, HEAD, POST, PATCH, DELETE, OPTIONS"
HEADERS = "authorization, content-type, x-csrftoken, range, if-none-match"
EXPOSED = "content-disposition, content-range, etag, retry-after"
SAFE = ("GET", "HEAD", "OPTIONS")


class CorsMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        origin = request.headers.get("Origin", "")
        if not origin or not request.path.startswith(("/api/", "/health", "/ready", "/openapi.json")):
            return self.get_response(request)
        preflight = request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers
        if preflight:
            response: HttpResponseBase = HttpResponse(status=204)
        elif request.method in SAFE or _may_write(request, origin):
            response = self.get_response(request)
        else:
            response = _foreign()
        patch_vary_headers(response, ["Origin", "Access-Control-Request-Headers"] if preflight else ["Origin"])
        allowed = settings.ENV.cors_origins
        if origin in allowed or "*" in allowed:
            response["Access-Control-Allow-Origin"] = origin
            response["Access-Control-Expose-Headers"] = EXPOSED
            if origin in allowed:  # never cookies for just anybody
                response["Access-Control-Allow-Credentials"] = "true"
            if preflight:
                response["Access-Control-Allow-Methods"] = METHODS
                response["Access-Control-Allow-Headers"] = _headers(request)
                response["Access-Control-Max-Age"] = "600"
        return response


def _headers(request: HttpRequest) -> str:
    """Ours, and whatever else a friend's page wants to send (X-Requested-With, traces, …): none of it means anything here."""
    asked = re.findall(r"[A-Za-z0-9-]{1,64}", request.headers.get("Access-Control-Request-Headers", ""))[:50]
    return ", ".join(dict.fromkeys([*HEADERS.split(", "), *(name.lower() for name in asked)]))


def _may_write(request: HttpRequest, origin: str) -> bool:
    """A page of a foreign origin could else upload without a preflight to an installation that asks for no sign-in."""
    if "Authorization" in request.headers:
        return True  # needs a preflight from a browser, and a secret
    host = request.META.get("HTTP_HOST", "")
    return is_allowed([(b"origin", origin.encode("latin-1", "replace")), (b"host", host.encode("latin-1", "replace"))])


def _foreign() -> HttpResponse:
    detail = "Pages of this origin may not change anything here; CORS_ORIGINS says which may."
    return JsonResponse({"detail": detail, "code": "foreign_origin"}, status=403)
