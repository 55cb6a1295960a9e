"""Who asks: a session (with CSRF), or a token in the Authorization header."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest
from rest_framework import authentication, exceptions
from rest_framework.request import Request

from tasks.selectors.visible import sign_in_required
from tasks.services import tokens

SCHEMES = ("bearer", "token")


class SessionAuthentication(authentication.SessionAuthentication):
    """DRF's, with a WWW-Authenticate header, so that a missing sign-in is a 401 and not a 403."""

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class TokenAuthentication(authentication.BaseAuthentication):
    """`Authorization: Bearer …` or `Token …`."""

    def authenticate(self, request: Request | HttpRequest) -> tuple[Any, Any] | None:
        parts = request.headers.get("Authorization", "").split()
        if not parts or parts[0].lower() not in SCHEMES:
            return None
        token = tokens.find(parts[1]) if len(parts) == 2 else None
        if token is None and not sign_in_required():
            return None  # everybody is let in; a header that some client sends out of habit shuts nobody out
        if token is None:
            raise exceptions.AuthenticationFailed(
                "This token is not valid: it was revoked, mistyped, or its user is not active."
            )
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


def is_staff_where_required(request: HttpRequest) -> bool:
    """Whether the sender may do what only staff may; judged by the headers alone, before the body is read."""
    if not sign_in_required():
        return True
    try:
        found = TokenAuthentication().authenticate(request)
    except exceptions.AuthenticationFailed:
        return False
    if found:
        return bool(found[0].is_staff)
    store = import_module(settings.SESSION_ENGINE).SessionStore
    request.session = store(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    user = get_user(request)
    return bool(user.is_active and getattr(user, "is_staff", False))
