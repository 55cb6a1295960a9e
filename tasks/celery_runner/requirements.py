from __future__ import annotations

from django.conf import settings


def celery_is_missing() -> str | None:
    """Why Celery cannot be used, or None."""
    if not settings.ENV.celery_broker_url:
        return "TASK_RUNNER=celery needs CELERY_BROKER_URL, such as amqp://user:password@127.0.0.1:5672//"
    try:
        import celery  # noqa: F401
    except ImportError:
        return 'TASK_RUNNER=celery needs the celery package: pip install "celery>=5.5"'
    return None
