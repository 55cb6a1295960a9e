from __future__ import annotations

from collections.abc import Sequence

from tasks.analysis.charts.binning import bins
from tasks.analysis.charts.svg import element, flat, upright

MOST = 300
HEIGHT = 40.0


def columns(values: Sequence[float | None]) -> str:
    """A small series over the chapters, without labels; a gap where there is no value. Stretches show their mean."""
    means = [_mean(values[start:end]) for start, end in bins(len(values), MOST)]
    top = max(means, default=0) or 1
    heights = [HEIGHT * mean / top for mean in means]
    return flat("columns", len(means) or 1, HEIGHT, element("path", {"class": "bar", "d": upright(heights, HEIGHT)}))


def _mean(values: Sequence[float | None]) -> float:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else 0.0
