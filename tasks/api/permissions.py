from __future__ import annotations

from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from tasks.selectors.visible import sign_in_required


class SignedInWhereRequired(BasePermission):
    """Everybody where API_AUTH is off; signed-in users where it is required. Which tasks they see is another matter."""

    message = "Sign in first, or send a token: Authorization: Bearer …"

    def has_permission(self, request: Request, view: Any) -> bool:
        return not sign_in_required() or bool(request.user and request.user.is_authenticated)


class StaffWhereRequired(BasePermission):
    message = "Only staff may do this."

    def has_permission(self, request: Request, view: Any) -> bool:
        return not sign_in_required() or bool(request.user and request.user.is_staff)
