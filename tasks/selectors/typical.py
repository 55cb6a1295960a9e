"""How long tasks like a given one have taken, so that a page can say how much of one is left."""

from __future__ import annotations

import statistics
from typing import Any

from tasks.models import TaskResult
from tasks.selectors.counting import kept

NEWEST = 400
KEEP_SECONDS = 30
FACTOR = 4  # sizes within one power of this count as alike


def typical() -> list[dict[str, Any]]:
    """{processor, file_size, processing_time_ms, tasks} for each processor and magnitude of size, smallest first.

    Medians over the newest 400 results: bytes, and milliseconds from an attempt's begin to its end. At most 30 s old.
    """
    return kept("typical durations", _typical, lambda found: True, KEEP_SECONDS)


def _typical() -> list[dict[str, Any]]:
    rows = TaskResult.objects.order_by("-id").values_list("task__processor", "task__file_size", "processing_time_ms")
    groups: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for processor, size, milliseconds in rows[:NEWEST]:
        groups.setdefault((processor, _magnitude(size)), []).append((size, milliseconds))
    return [
        {
            "processor": processor,
            "file_size": round(statistics.median(size for size, _ in found)),
            "processing_time_ms": round(statistics.median(milliseconds for _, milliseconds in found)),
            "tasks": len(found),
        }
        for (processor, _), found in sorted(groups.items())
    ]


def _magnitude(size: int) -> int:
    """The power of FACTOR that `size` reaches; exact, which a logarithm is not."""
    power = 0
    while size >= FACTOR:
        size //= FACTOR
        power += 1
    return power
