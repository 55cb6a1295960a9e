from __future__ import annotations

from tasks.analysis.charts.svg import element, flat

HEIGHT = 12.0


def ruler(percentile: float) -> str:
    """A scale from 0 to 100 with the middle half set off, and a mark at `percentile`."""
    return flat(
        "ruler",
        100,
        HEIGHT,
        element("rect", {"class": "track", "x": 0, "y": 4, "width": 100, "height": 4}),
        element("rect", {"class": "middle", "x": 25, "y": 4, "width": 50, "height": 4}),
        element(
            "rect", {"class": "mark", "x": min(99.0, max(0.0, percentile - 0.5)), "y": 0, "width": 1, "height": HEIGHT}
        ),
    )
