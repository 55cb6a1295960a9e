"""How the installation is doing, in a handful of queries."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Avg, Count
from django.utils import timezone

from tasks import live_counts
from tasks.models import Task, TaskResult
from tasks.selectors.counting import MANY, kept
from tasks.selectors.visible import sees_all, visible_tasks, whose
from tasks.selectors.workers import ALIVE
from tasks.states import Status

SAMPLE = 1000
# One statement, one round trip; the line is short where all are counted in it.
_LIVE = """
SELECT COUNT(*), MIN(created_at), (SELECT COUNT(*) FROM task_workers WHERE heartbeat_at >= %s)
FROM task_queue WHERE assigned_worker IS NULL
"""


def statistics(user: Any = None) -> dict[str, Any]:
    """Counts by status, queue depth, durations, rates, of the tasks that `user` may see; without a user, of all.

    Durations in ms; p50 and p95 over the newest 1,000 results. Where there are many tasks the counts are up to a few
    seconds old; what the queue and the workers do is not.
    """
    now = timezone.now()
    name = "all" if _all(user) else whose(user)
    numbers = kept(f"statistics {name}", lambda: _finished(user, now), lambda found: found["total"] > MANY)
    depth, oldest, workers = _live(user, now)
    return {
        **numbers,
        "queue_depth": depth,
        "oldest_pending_age_seconds": round((now - oldest).total_seconds(), 1) if oldest else None,
        "workers": workers,
        "open_websockets": live_counts.read("open_websockets"),
    }


def by_status(user: Any = None) -> dict[str, int]:
    """Status → how many tasks have it; each of the four is there. Without a user, of all."""
    if _all(user):
        with connection.cursor() as cursor:
            cursor.execute("SELECT status, COUNT(*) FROM tasks GROUP BY status")
            found = dict(cursor.fetchall())
    else:
        found = dict(visible_tasks(user).order_by().values_list("status").annotate(n=Count("id")))
    return {status.value: found.get(status.value, 0) for status in Status}


def _all(user: Any) -> bool:
    return user is None or sees_all(user)


def _live(user: Any, now: datetime) -> tuple[int, datetime | None, int]:
    """How many wait, since when the oldest does, and how many workers live."""
    everything = _all(user)
    with connection.cursor() as cursor:
        sql, values = (_LIVE, []) if everything else (f"{_LIVE} AND user_id = %s", [user.pk])
        cursor.execute(sql, [_for_database(now - ALIVE), *values])
        depth, oldest, workers = cursor.fetchone()
    if isinstance(oldest, str):  # SQLite keeps times as text, in UTC
        oldest = datetime.fromisoformat(f"{oldest}+00:00")
    return depth, oldest, workers


def _for_database(moment: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)


def _finished(user: Any, now: datetime) -> dict[str, Any]:
    counts = by_status(user)
    completed, finished = counts["completed"], counts["completed"] + counts["failed"]
    last_hour, durations, average = 0, [], None
    if finished:
        tasks = Task.objects.all() if _all(user) else visible_tasks(user)
        last_hour = tasks.filter(completed_at__gte=now - timedelta(hours=1)).count()
        results = TaskResult.objects.all() if _all(user) else TaskResult.objects.filter(task__in=tasks)
        durations = sorted(results.order_by("-id").values_list("processing_time_ms", flat=True)[:SAMPLE])
        if len(durations) < SAMPLE:
            average = sum(durations) / len(durations) if durations else None
        else:
            average = results.aggregate(average=Avg("processing_time_ms"))["average"]
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
