from __future__ import annotations

from collections.abc import Sequence

from tasks.analysis.charts.binning import bins
from tasks.analysis.charts.svg import element, flat

MOST = 300
HEIGHT = 40.0


def columns(values: Sequence[float | None]) -> str:
    """A small series over the chapters, without labels; a gap where there is no value. Stretches show their mean."""
    means = [_mean(values[start:end]) for start, end in bins(len(values), MOST)]
    top = max((mean for mean in means if mean is not None), default=0) or 1
    shapes = [
        element(
            "rect",
            {"class": "bar", "x": place + 0.08, "y": HEIGHT - HEIGHT * mean / top, "width": 0.84, "height": HEIGHT * mean / top},
        )
        for place, mean in enumerate(means)
        if mean
    ]
    return flat("columns", len(means) or 1, HEIGHT, *shapes)


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
