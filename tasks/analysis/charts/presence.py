from __future__ import annotations

from collections.abc import Sequence

from tasks.analysis.charts.binning import bins
from tasks.analysis.charts.svg import element, flat

MOST = 120
HEIGHT = 20.0


def presence(per_chapter: Sequence[int]) -> str:
    """A strip over the chapters, as high in each as the person is often named there, measured by their own peak."""
    counts = [max(per_chapter[start:end]) for start, end in bins(len(per_chapter), MOST)]
    top = max(counts, default=0) or 1
    shapes = [_draw(place, HEIGHT * count / top) for place, count in enumerate(counts) if count]
    base = element("line", {"class": "axis", "x1": 0, "x2": len(counts) or 1, "y1": HEIGHT, "y2": HEIGHT})
    return flat("presence", len(counts) or 1, HEIGHT, base, *shapes)


def _draw(place: int, height: float) -> str:
    height = max(2.0, height)
    return element("rect", {"class": "bar", "x": place + 0.06, "y": HEIGHT - height, "width": 0.88, "height": height})
