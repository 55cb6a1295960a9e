"""Where a browser's page may come from: the own host, and the origins that are allowed for the API."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host


def is_allowed(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Judge the Origin header of a handshake. A program that sends none is let in like any other.

    The own host counts only where ALLOWED_HOSTS knows it: else a foreign name that resolves to this server
    (DNS rebinding) would pass for it.
    """
    found = {name: value.decode("latin-1") for name, value in headers if name in (b"origin", b"host")}
    origin = found.get(b"origin")
    if origin is None:
        return True
    allowed = settings.ENV.cors_origins
    if "*" in allowed or origin.rstrip("/").lower() in (item.lower() for item in allowed):
        return True
    try:
        netloc = urlsplit(origin).netloc.lower()
    except ValueError:
        return False
    host = found.get(b"host", "").lower()
    if not netloc or netloc != host:
        return False
    allowed_hosts = settings.ALLOWED_HOSTS or ([".localhost", "127.0.0.1", "[::1]"] if settings.DEBUG else [])
    return validate_host(split_domain_port(host)[0], allowed_hosts)
