"""The staff's dashboard. Where sign-in is off, everybody is staff."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tasks.selectors.dashboard import dashboard
from tasks.selectors.visible import sees_all, sign_in_required
from tasks.web.access import signed_in
from tasks.web.errors import staff_only


@require_safe
@signed_in
def page(request: HttpRequest) -> HttpResponse:
    if not sees_all(request.user):
        return staff_only(request)
    return render(request, "dashboard.html")


@require_safe
@never_cache
def data(request: HttpRequest) -> HttpResponse:
    """What the page draws, as JSON."""
    if sign_in_required() and not request.user.is_authenticated:
        return JsonResponse({"detail": "Sign in first.", "code": "not_authenticated"}, status=401)
    if not sees_all(request.user):
        return JsonResponse({"detail": "Only staff may do this.", "code": "permission_denied"}, status=403)
    return JsonResponse(dashboard())
