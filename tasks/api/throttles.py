"""RATE_LIMIT_API and RATE_LIMIT_UPLOADS: per user where somebody is signed in, else per address."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from tasks.throttling import wait_seconds


class ApiThrottle(BaseThrottle):
    scope = "api"
    _wait: float | None = None

    def rate(self) -> tuple[int, int] | None:
        rate: tuple[int, int] | None = settings.ENV.rate_limit_api
        return rate

    def allow_request(self, request: Request, view: Any) -> bool:
        rate = self.rate()
        if rate is None:
            return True
        who = f"user-{request.user.pk}" if request.user.is_authenticated else f"address-{self.get_ident(request)}"
        self._wait = wait_seconds(f"{self.scope}:{who}", *rate)
        return self._wait is None

    def wait(self) -> float | None:
        return self._wait

    def get_ident(self, request: Request) -> str:
        # The server in front is uvicorn's business: it believes X-Forwarded-For only of those it was told to trust.
        return str(request.META.get("REMOTE_ADDR", ""))


class UploadThrottle(ApiThrottle):
    scope = "uploads"

    def rate(self) -> tuple[int, int] | None:
        rate: tuple[int, int] | None = settings.ENV.rate_limit_uploads
        return rate
