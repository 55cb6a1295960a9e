from __future__ import annotations

from collections.abc import Sequence

from tasks.analysis.charts.binning import bins
from tasks.analysis.charts.svg import element, flat, upright

MOST = 120
HEIGHT = 20.0
LEAST = 2.0


def presence(per_chapter: Sequence[int]) -> str:
    """A strip over the chapters, as high in each as the person is often named there, measured by their own peak."""
    counts = [max(per_chapter[start:end]) for start, end in bins(len(per_chapter), MOST)]
    top = max(counts, default=0) or 1
    heights = [max(LEAST, HEIGHT * count / top) if count else 0.0 for count in counts]
    width = len(counts) or 1
    base = element("line", {"class": "axis", "x1": 0, "x2": width, "y1": HEIGHT, "y2": HEIGHT})
    return flat("presence", width, HEIGHT, base, element("path", {"class": "bar", "d": upright(heights, HEIGHT)}))
