"""Content-Security-Policy and Permissions-Policy for every answer that does not bring its own."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.http.request import validate_host

# Pages run scripts and styles from files of ours, and nothing else: no inline script, no foreign origin.
PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; "
    "connect-src 'self'{sockets}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Redoc makes an empty style element and fills it by script, rule by rule, which no policy forbids: the first hash is that
# of nothing at all. The second is that of its scroll bars' style. It searches in a worker. Swagger UI shows images of its
# own from data addresses.
REDOC = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-QMIg+bpjm3JdElJ388KYke01izlUW0UoNOeKjpMxdgc='"
DOCS = (
    f"default-src 'none'; script-src 'self'; style-src 'self' {REDOC}; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# What is no page runs nothing at all, even when somebody opens it as one.
DATA = "default-src 'none'; frame-ancestors 'none'; sandbox"
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class SecurityHeadersMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if "Content-Security-Policy" not in response:
            response["Content-Security-Policy"] = policy(request, response.get("Content-Type", ""))
        response.setdefault("Permissions-Policy", PERMISSIONS)
        return response


def policy(request: HttpRequest, content_type: str) -> str:
    if not content_type.startswith("text/html"):
        return DATA
    if request.path.rstrip("/") in ("/docs", "/redoc"):
        return DOCS
    return PAGE.format(sockets=_sockets(request))


def _sockets(request: HttpRequest) -> str:
    """The own host's WebSocket by name: older Safari does not count it to 'self'."""
    host = request.META.get("HTTP_HOST", "")
    known = validate_host(host.rsplit(":", 1)[0], settings.ALLOWED_HOSTS)
    return f" {'wss' if request.is_secure() else 'ws'}://{host}" if known else ""
