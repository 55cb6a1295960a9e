from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tasks.selectors.typical import typical
from tasks.selectors.visible import sign_in_required


@require_safe
@never_cache
def data(request: HttpRequest) -> HttpResponse:
    """What pages estimate the time left by, as JSON: how long tasks of each kind and size have taken."""
    if sign_in_required() and not request.user.is_authenticated:
        return JsonResponse({"detail": "Sign in first.", "code": "not_authenticated"}, status=401)
    return JsonResponse({"typical": typical()})
