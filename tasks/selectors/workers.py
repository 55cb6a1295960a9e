from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Sum

from tasks.models import Worker
from tasks.queue.clock import now

ALIVE = timedelta(seconds=15)


def live_workers() -> list[dict[str, Any]]:
    """The workers whose heartbeat is at most 15 s old."""
    rows = Worker.objects.filter(heartbeat_at__gte=now() - ALIVE)
    return [
        {
            "name": row.name,
            "host": row.host,
            "pid": row.pid,
            "version": row.version,
            "processor": row.processor,
            "concurrency": row.concurrency,
            "started_at": row.started_at,
            "heartbeat_at": row.heartbeat_at,
            "running": row.running,
            "memory_bytes": row.memory_bytes,
            "done_count": row.done_count,
            "failed_count": row.failed_count,
            "is_stopping": row.is_stopping,
        }
        for row in rows
    ]


def slots() -> int:
    """How many tasks the live workers take at once."""
    taking = Worker.objects.filter(heartbeat_at__gte=now() - ALIVE, is_stopping=False).exclude(processor="external")
    return int(taking.aggregate(slots=Sum("concurrency"))["slots"] or 0)
