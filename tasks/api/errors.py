"""Every error is `{"detail": one sentence, "code": snake_case, …}`; field errors add `errors: {field: […]}`."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation, TooManyFilesSent
from django.db import DataError
from django.http import Http404
from django.http.multipartparser import MultiPartParserError
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from tasks import storage
from tasks.errors import Refused
from tasks.queue import LeaseLost
from tasks.states import IllegalTransition

CODES = {
    "parse_error": "malformed",
    "throttled": "too_many_requests",
}


def exception_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    set_rollback()
    if isinstance(error, OSError):
        # The disk is full, or the storage's folder is gone: the request was good, and may be sent again.
        error = storage.unavailable(error)
    if isinstance(error, Refused):
        headers = {"Retry-After": str(error.retry_after)} if error.retry_after else None
        return Response(
            {"detail": error.detail, "code": error.code, **error.extra}, status=error.status, headers=headers
        )
    if isinstance(error, IllegalTransition):
        return Response({"detail": error.detail, "code": "illegal_transition", "status": error.status}, status=409)
    if isinstance(error, LeaseLost):
        detail = "This lease is over: it ran out, or the task was cancelled, deleted or given to another. Stop, and keep nothing."
        return Response({"detail": detail, "code": "stale_lease"}, status=409)
    if isinstance(error, exceptions.ValidationError):
        return _invalid(error)
    if isinstance(error, Http404):
        return Response({"detail": "There is nothing at this address.", "code": "not_found"}, status=404)
    if isinstance(error, PermissionDenied):
        return Response({"detail": str(error) or "You may not do this.", "code": "permission_denied"}, status=403)
    if isinstance(error, RequestDataTooBig):
        return Response({"detail": "The request's body is too large.", "code": "body_too_large"}, status=413)
    if isinstance(error, MultiPartParserError | TooManyFilesSent | SuspiciousOperation | UnicodeDecodeError):
        detail = _sentence(f"The request cannot be read: {error}")
        return Response({"detail": detail, "code": "malformed"}, status=400)
    if isinstance(error, DataError):
        detail = "The request holds a value that the database cannot keep."
        return Response({"detail": detail, "code": "invalid"}, status=400)
    if isinstance(error, exceptions.APIException):
        return _api_error(error)
    return None


def _api_error(error: exceptions.APIException) -> Response:
    headers = {}
    detail = _sentence(str(error.detail))
    if isinstance(error, exceptions.Throttled):
        wait = int(getattr(error, "wait", None) or 0) + 1
        headers["Retry-After"] = str(wait)
        detail = f"Too many requests; try again in {wait} s."
    if header := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = header
    code = error.get_codes()
    name = CODES.get(code, code) if isinstance(code, str) else "invalid"
    return Response({"detail": detail, "code": name}, status=error.status_code, headers=headers)


def _invalid(error: exceptions.ValidationError) -> Response:
    detail = error.detail
    if isinstance(detail, dict):
        errors = {field: _texts(texts) for field, texts in detail.items()}
        field, texts = next(iter(errors.items()))
        sentence = texts[0] if field == "non_field_errors" else f"{field}: {texts[0]}"
        return Response({"detail": _sentence(sentence), "code": "invalid", "errors": errors}, status=400)
    return Response({"detail": _sentence(_texts(detail)[0]), "code": "invalid"}, status=400)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _texts(texts: Any) -> list[str]:
    if isinstance(texts, dict):
        return [f"{key}: {text}" for key, value in texts.items() for text in _texts(value)]
    return [str(text) for text in texts] if isinstance(texts, list) else [str(texts)]
