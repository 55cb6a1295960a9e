"""The Celery application, for `celery -A tasks.celery_runner.app worker`."""

from __future__ import annotations

import os

import django
from celery import Celery
from django.apps import apps
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "novel_tasks.settings")
os.environ.setdefault("NOVEL_TASKS_KEEP_KEY", "1")
if not apps.ready:
    django.setup()

PROCESS_NEXT = "novel_tasks.process_next"

app = Celery("novel_tasks", broker=settings.ENV.celery_broker_url, set_as_current=False)
app.conf.update(
    task_ignore_result=True,  # the database has it
    worker_prefetch_multiplier=1,
    task_default_queue=settings.ENV.celery_queue,
    broker_connection_retry_on_startup=True,
    worker_hijack_root_logger=False,
)


def messages_waiting() -> int:
    """How many messages lie at the broker, not those that a worker has taken already."""
    with app.connection_or_acquire() as link, link.channel() as channel:
        try:
            return int(channel.queue_declare(app.conf.task_default_queue, passive=True).message_count)
        except link.channel_errors:  # there is no such queue before the first message
            return 0


@app.task(name=PROCESS_NEXT)  # type: ignore[untyped-decorator]
def process_next() -> None:
    """Work on the front of the line, if there is one."""
    from tasks.celery_runner.one_task import process_one

    process_one()
