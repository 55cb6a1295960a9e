from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tasks.selectors.typical import typical
from tasks.selectors.visible import sign_in_required
from tasks.selectors.workers import slots


@require_safe
@never_cache
def data(request: HttpRequest) -> HttpResponse:
    """What pages estimate times by, as JSON: how long tasks of each kind and size took, and how many go on at once."""
    if sign_in_required() and not request.user.is_authenticated:
        return JsonResponse({"detail": "Sign in first.", "code": "not_authenticated"}, status=401)
    return JsonResponse({"typical": typical(), "slots": slots()})
