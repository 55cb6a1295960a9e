"""Every error is `{"detail": one sentence, "code": snake_case, …}`; field errors add `errors: {field: […]}`."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFilesSent
from django.http import Http404
from django.http.multipartparser import MultiPartParserError
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from tasks.errors import Refused
from tasks.states import IllegalTransition

CODES = {
    "parse_error": "malformed",
    "not_authenticated": "not_authenticated",
    "authentication_failed": "authentication_failed",
    "permission_denied": "permission_denied",
    "method_not_allowed": "method_not_allowed",
    "throttled": "too_many_requests",
    "unsupported_media_type": "unsupported_media_type",
}


def exception_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    set_rollback()
    if isinstance(error, Refused):
        return Response({"detail": error.detail, "code": error.code, **error.extra}, status=error.status)
    if isinstance(error, IllegalTransition):
        return Response({"detail": error.detail, "code": "illegal_transition", "status": error.status}, status=409)
    if isinstance(error, exceptions.ValidationError):
        return _invalid(error)
    if isinstance(error, Http404):
        return Response({"detail": "There is nothing at this address.", "code": "not_found"}, status=404)
    if isinstance(error, PermissionDenied):
        return Response({"detail": str(error) or "You may not do this.", "code": "permission_denied"}, status=403)
    if isinstance(error, RequestDataTooBig):
        return Response({"detail": "The request's body is too large.", "code": "body_too_large"}, status=413)
    if isinstance(error, MultiPartParserError | TooManyFilesSent | UnicodeDecodeError):
        return Response({"detail": f"The request's body cannot be read: {error}", "code": "malformed"}, status=400)
    if isinstance(error, exceptions.APIException):
        return _api_error(error)
    return None


def _api_error(error: exceptions.APIException) -> Response:
    headers = {}
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = str(int(wait) + 1)
    if header := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = header
    code = error.get_codes()
    name = CODES.get(code, code) if isinstance(code, str) else "invalid"
    return Response({"detail": str(error.detail), "code": name}, status=error.status_code, headers=headers)


def _invalid(error: exceptions.ValidationError) -> Response:
    detail = error.detail
    if isinstance(detail, dict):
        errors = {field: _texts(texts) for field, texts in detail.items()}
        field, texts = next(iter(errors.items()))
        sentence = texts[0] if field == "non_field_errors" else f"{field}: {texts[0]}"
        return Response({"detail": sentence, "code": "invalid", "errors": errors}, status=400)
    return Response({"detail": _texts(detail)[0], "code": "invalid"}, status=400)


def _texts(texts: Any) -> list[str]:
    if isinstance(texts, dict):
        return [f"{key}: {text}" for key, value in texts.items() for text in _texts(value)]
    return [str(text) for text in texts] if isinstance(texts, list) else [str(texts)]
