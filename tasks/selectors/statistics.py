"""How the installation is doing, in a handful of queries."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Avg, Count, Min, Q, QuerySet
from django.utils import timezone

from tasks import live_counts
from tasks.models import QueueEntry, Task, TaskResult, Worker
from tasks.states import Status

ALIVE = timedelta(seconds=15)
SAMPLE = 1000


def statistics(tasks: QuerySet[Task]) -> dict[str, Any]:
    """Counts by status, queue depth, durations, rates. Durations in ms; p50 and p95 over the newest 1,000 results."""
    now = timezone.now()
    counts = tasks.aggregate(
        total=Count("id"),
        **{status.value: Count("id", filter=Q(status=status.value)) for status in Status},
        oldest=Min("uploaded_at", filter=Q(status=Status.PENDING)),
        last_hour=Count("id", filter=Q(completed_at__gte=now - timedelta(hours=1))),
    )
    finished = counts["completed"] + counts["failed"]
    results = TaskResult.objects.filter(task__in=tasks)
    durations = sorted(results.order_by("-id").values_list("processing_time_ms", flat=True)[:SAMPLE])
    average = results.aggregate(average=Avg("processing_time_ms"))["average"] if counts["completed"] else None
    waiting = QueueEntry.objects.filter(task__in=tasks, assigned_worker=None)
    return {
        "total": counts["total"],
        **{status.value: counts[status.value] for status in Status},
        "avg_processing_time_ms": None if average is None else round(float(average), 1),
        "success_rate": round(counts["completed"] / finished, 4) if finished else None,
        "queue_depth": waiting.count(),
        "oldest_pending_age_seconds": round((now - counts["oldest"]).total_seconds(), 1) if counts["oldest"] else None,
        "tasks_per_hour": counts["last_hour"],
        "p50_processing_time_ms": _percentile(durations, 0.50),
        "p95_processing_time_ms": _percentile(durations, 0.95),
        "workers": Worker.objects.filter(heartbeat_at__gte=now - ALIVE).count(),
        "open_websockets": live_counts.read("open_websockets"),
    }


def _percentile(values: list[int], share: float) -> int | None:
    """Nearest rank, of sorted values."""
    return values[min(len(values) - 1, int(len(values) * share))] if values else None
