"""API tokens: made once, shown once, kept as a hash."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q
from django.utils import timezone

from tasks.models import ApiToken

PREFIX = "ntm_"


def make(user: AbstractBaseUser, name: str = "") -> tuple[ApiToken, str]:
    """Make a token; the text is returned this once and cannot be read again."""
    text = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(user_id=user.pk, name=name[:100], hint=text[:12], token_hash=_hash(text))
    return token, text


def find(text: str) -> ApiToken | None:
    """The live token of an active user, or None. The hash of 256 random bits needs no salt, and an index finds it."""
    token = (
        ApiToken.objects.select_related("user")
        .filter(token_hash=_hash(text), revoked_at=None, user__is_active=True)
        .first()
    )
    if token:
        _touch(token)
    return token


def revoke(token: ApiToken) -> None:
    ApiToken.objects.filter(id=token.id, revoked_at=None).update(revoked_at=timezone.now())


def _touch(token: ApiToken) -> None:
    """Note the use, at most once a minute: a busy program must not turn every read into a write."""
    moment = timezone.now()
    stale = Q(last_used_at=None) | Q(last_used_at__lt=moment - timedelta(minutes=1))
    if token.last_used_at is None or moment - token.last_used_at > timedelta(minutes=1):
        ApiToken.objects.filter(stale, id=token.id).update(last_used_at=moment)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
