"""Sign-in, slowed down for those who guess: on the pages and in the admin alike."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_noop as _

from tasks.throttling import wait_seconds
from tasks.web.errors import answer

# Failures of one name from one address, and of all names from one address, within five minutes.
PER_NAME, PER_ADDRESS, WINDOW = 10, 50, 300


class SignInThrottle:
    """A middleware: counts sign-ins that failed, and refuses more of them for a while."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method != "POST" or request.path not in (reverse("login"), reverse("admin:login")):
            return self.get_response(request)
        address = request.META.get("REMOTE_ADDR", "")
        name = hashlib.sha256(request.POST.get("username", "").encode(errors="replace")).hexdigest()[:16]
        counters = ((f"sign-in:{address}:{name}", PER_NAME), (f"sign-in:{address}", PER_ADDRESS))
        for counter, limit in counters:
            if wait := wait_seconds(counter, limit, WINDOW, count=False):
                return _refuse(request, int(wait))
        response = self.get_response(request)
        if response.status_code == 200:  # the form again: it failed
            for counter, limit in counters:
                wait_seconds(counter, limit, WINDOW)
        return response


def _refuse(request: HttpRequest, wait: int) -> HttpResponseBase:
    detail = _("Too many sign-ins failed; try again in %(wait)s s.")
    response = answer(request, 429, "too_many_requests", detail, wait=wait)
    response["Retry-After"] = str(wait)
    return response
