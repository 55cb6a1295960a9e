"""Cross-origin requests from the origins in CORS_ORIGINS, on the API only.

A dozen lines against the Fetch standard's CORS protocol; preflights are answered here, before anything else looks.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers

METHODS = "GET, POST, PATCH, DELETE, OPTIONS"
HEADERS = "authorization, content-type, x-csrftoken, range, if-none-match"
EXPOSED = "content-disposition, content-range, etag, retry-after"


class CorsMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        origin = request.headers.get("Origin", "")
        if not origin or not request.path.startswith(("/api/", "/health", "/ready")):
            return self.get_response(request)
        preflight = request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers
        response = HttpResponse(status=204) if preflight else self.get_response(request)
        patch_vary_headers(response, ["Origin"])
        allowed = settings.ENV.cors_origins
        if origin in allowed or "*" in allowed:
            response["Access-Control-Allow-Origin"] = origin
            response["Access-Control-Expose-Headers"] = EXPOSED
            if origin in allowed:  # never cookies for just anybody
                response["Access-Control-Allow-Credentials"] = "true"
            if preflight:
                response["Access-Control-Allow-Methods"] = METHODS
                response["Access-Control-Allow-Headers"] = HEADERS
                response["Access-Control-Max-Age"] = "600"
        return response
