"""What the staff's dashboard draws, in a number of queries that does not depend on how much there is."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, Sum
from django.utils import timezone

from tasks import storage
from tasks.models import StoredFile, Task, TaskResult
from tasks.models.stored_file import SOURCE
from tasks.selectors.counting import MANY, kept
from tasks.selectors.database_tables import size_bytes
from tasks.selectors.failures import by_kind
from tasks.selectors.histogram import histogram
from tasks.selectors.minutes import Minute
from tasks.selectors.statistics import SAMPLE, statistics
from tasks.selectors.workers import live_workers
from tasks.states import Status

HOURS, MINUTES = 24, 60
STORAGE_SECONDS = 60


def dashboard() -> dict[str, Any]:
    """Statistics, throughput, durations, failures, workers, storage. Durations in ms, sizes in bytes.

    `throughput.hours` and `.minutes` are rows of {at, completed, failed}, oldest first, the last one still running.
    Where there are many tasks, counts are up to a few seconds old, and the storage's a minute.
    """
    now = timezone.now()
    figures = statistics()
    many = figures["total"] > MANY
    finished = kept("dashboard finished", lambda: _finished(now), lambda _: many)
    durations = list(TaskResult.objects.order_by("-id").values_list("processing_time_ms", flat=True)[:SAMPLE])
    return {
        "at": now,
        "statistics": figures,
        "throughput": {
            "hours": _buckets(finished, now, timedelta(hours=1), HOURS),
            "minutes": _buckets(finished, now, timedelta(minutes=1), MINUTES),
        },
        "durations": histogram(durations),
        "failures": by_kind(),
        "workers": live_workers(),
        "storage": kept("dashboard storage", _storage, lambda found: found["files"] > MANY, STORAGE_SECONDS)
        | {"database_bytes": size_bytes(), "free_bytes": _free_bytes()},
    }


def _finished(now: datetime) -> list[tuple[datetime, str, int]]:
    """(minute, status, how many finished in it) of the last 24 hours."""
    first = _floor(now, timedelta(hours=1)) - timedelta(hours=HOURS - 1)
    rows = (
        Task.objects.filter(completed_at__gte=first)
        .order_by()
        .annotate(minute=Minute("completed_at"))
        .values_list("minute", "status")
        .annotate(n=Count("id"))
    )
    return [(Minute.moment(minute), status, n) for minute, status, n in rows]


def _buckets(
    finished: list[tuple[datetime, str, int]], now: datetime, width: timedelta, count: int
) -> list[dict[str, Any]]:
    last = _floor(now, width)
    counts: dict[datetime, Counter[str]] = {last - width * back: Counter() for back in range(count - 1, -1, -1)}
    for moment, status, n in finished:
        if (bucket := _floor(moment, width)) in counts:
            counts[bucket][status] += n
    return [
        {"at": moment, "completed": found[Status.COMPLETED], "failed": found[Status.FAILED]}
        for moment, found in counts.items()
    ]


def _floor(moment: datetime, width: timedelta) -> datetime:
    seconds = width.total_seconds()
    return datetime.fromtimestamp(moment.timestamp() // seconds * seconds, moment.tzinfo)


def _free_bytes() -> int | None:
    """What is free where files lie on a disk of ours."""
    if not storage.is_local():
        return None
    try:
        return shutil.disk_usage(settings.ENV.upload_dir).free
    except OSError:  # the folder is made with the first upload
        return None


def _storage() -> dict[str, int]:
    source = Q(stored_name=SOURCE)
    found = StoredFile.objects.filter(is_deleted=False).aggregate(
        files=Count("id"), sources=Sum("file_size", filter=source), results=Sum("file_size", filter=~source)
    )
    return {
        "files": found["files"],
        "source_bytes": found["sources"] or 0,
        "result_bytes": found["results"] or 0,
    }
