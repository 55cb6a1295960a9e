from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from tasks import storage
from tasks.selectors.workers import live_workers

SERVICE = "novel-task-manager-api"


def health(request: HttpRequest) -> JsonResponse:
    """Whether the process lives; asks nobody else."""
    return JsonResponse({"status": "healthy", "service": SERVICE})


def ready(request: HttpRequest) -> JsonResponse:
    """Whether the process can do its work: database, channel layer, storage, each named. 503 when one is missing."""
    checks = {"database": _database(), "channel_layer": _channel_layer(), "storage": _storage()}
    good = all(state == "ok" for state in checks.values())
    workers = live_workers() if checks["database"] == "ok" else []
    return JsonResponse(
        {"status": "ready" if good else "not_ready", "service": SERVICE, "checks": checks, "workers": workers},
        status=200 if good else 503,
    )


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        return f"away: {type(error).__name__}"
    return "ok"


def _channel_layer() -> str:
    from django.conf import settings

    if not settings.ENV.redis_url:
        return "ok"  # within the process
    import redis

    try:
        with redis.Redis.from_url(settings.ENV.redis_url, socket_timeout=2, socket_connect_timeout=2) as client:
            client.ping()
    except redis.RedisError as error:
        return f"away: {type(error).__name__}"
    return "ok"


def _storage() -> str:
    try:
        storage.require_usable()
    except Exception as error:  # whatever the storage's library raises
        return f"away: {type(error).__name__}"
    return "ok"
