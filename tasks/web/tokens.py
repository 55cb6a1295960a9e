"""The page on which a user makes and revokes tokens for programs."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from tasks.models import ApiToken
from tasks.services import tokens


@never_cache
@login_required
def page(request: HttpRequest) -> HttpResponse:
    """GET: one's tokens. POST `name`: make one, and show its text this once."""
    made = None
    if request.method == "POST":
        _, made = tokens.make(_user(request), request.POST.get("name", "").replace("\x00", "").strip())
    own = ApiToken.objects.filter(user=_user(request), revoked_at=None)
    return render(request, "tokens.html", {"tokens": own, "made": made})


@require_POST
@login_required
def revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    token = ApiToken.objects.filter(id=token_id, user=_user(request)).first()
    if token:
        tokens.revoke(token)
    return redirect("tokens")


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # login_required sees to it
    return request.user
