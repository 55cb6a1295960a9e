"""How the installation is doing, in a handful of queries."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Avg, Count, Min, QuerySet
from django.utils import timezone

from tasks import live_counts
from tasks.models import QueueEntry, Task, TaskResult, Worker
from tasks.selectors.counting import MANY, kept
from tasks.selectors.workers import ALIVE
from tasks.states import Status

SAMPLE = 1000


def statistics(tasks: QuerySet[Task]) -> dict[str, Any]:
    """Counts by status, queue depth, durations, rates. Durations in ms; p50 and p95 over the newest 1,000 results.

    Where there are many tasks the counts are up to a few seconds old; what the queue and the workers do is not.
    """
    now = timezone.now()
    # Its own name for each set of tasks that somebody may see.
    numbers = dict(
        kept(f"statistics {tasks.query}", lambda: _finished(tasks, now), lambda found: found["total"] > MANY)
    )
    line = QueueEntry.objects.filter(task__in=tasks) if tasks.query.where else QueueEntry.objects.all()
    waiting = line.filter(assigned_worker=None).aggregate(depth=Count("id"), oldest=Min("task__uploaded_at"))
    oldest = waiting["oldest"]
    return {
        **numbers,
        "queue_depth": waiting["depth"],
        "oldest_pending_age_seconds": round((now - oldest).total_seconds(), 1) if oldest else None,
        "workers": Worker.objects.filter(heartbeat_at__gte=now - ALIVE).count(),
        "open_websockets": live_counts.read("open_websockets"),
    }


def by_status(tasks: QuerySet[Task]) -> dict[str, int]:
    """Status → how many tasks have it; each of the four is there."""
    found = dict(tasks.order_by().values_list("status").annotate(n=Count("id")))
    return {status.value: found.get(status.value, 0) for status in Status}


def _finished(tasks: QuerySet[Task], now: datetime) -> dict[str, Any]:
    counts = by_status(tasks)
    completed, finished = counts["completed"], counts["completed"] + counts["failed"]
    results = TaskResult.objects.filter(task__in=tasks) if tasks.query.where else TaskResult.objects.all()
    durations = (
        sorted(results.order_by("-id").values_list("processing_time_ms", flat=True)[:SAMPLE]) if completed else []
    )
    average = results.aggregate(average=Avg("processing_time_ms"))["average"] if completed > SAMPLE else None
    if average is None and durations:
        average = sum(durations) / len(durations)
    last_hour = tasks.filter(completed_at__gte=now - timedelta(hours=1)).count() if finished else 0
    return {
        "total": sum(counts.values()),
        **counts,
        "avg_processing_time_ms": None if average is None else round(float(average), 1),
        "success_rate": round(completed / finished, 4) if finished else None,
        "tasks_per_hour": last_hour,
        "p50_processing_time_ms": _percentile(durations, 0.50),
        "p95_processing_time_ms": _percentile(durations, 0.95),
    }


def _percentile(values: list[int], share: float) -> int | None:
    """Nearest rank (Hyndman and Fan 1996, type 1), of sorted values."""
    return values[max(0, math.ceil(share * len(values)) - 1)] if values else None
