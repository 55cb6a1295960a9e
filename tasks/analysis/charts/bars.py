from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tasks.analysis.charts.binning import bins
from tasks.analysis.charts.svg import Value, element, flat, title

MOST = 300
HEIGHT = 100.0
LEAST = 1.5  # the height of an empty chapter, so that it is seen
GAP = 0.18
FLAG_ROOM, FLAG_HEIGHT = 5.0, 3.0
SHADES = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """One chapter: its length, what share of it (0..1) the shade tells, and where a click leads.

    `flagged` chapters get a mark under their bar.
    """

    value: float
    share: float
    label: str
    href: str = ""
    flagged: bool = False


def chapter_bars(chapters: Sequence[Bar], span_label: Callable[[Bar, Bar], str] | None = None) -> str:
    """One bar per chapter, as high as it is long, in five shades by its share; more than 300 share bars of their mean.

    `span_label(first, last)` names a bar that stands for several chapters.
    """
    drawn = [_merge(chapters[start:end], span_label) for start, end in bins(len(chapters), MOST)]
    top = max((bar.value for bar in drawn), default=0) or 1
    return flat(
        "bars", len(drawn) or 1, HEIGHT + FLAG_ROOM, *(_draw(bar, place, top) for place, bar in enumerate(drawn))
    )


def _merge(group: Sequence[Bar], span_label: Callable[[Bar, Bar], str] | None) -> Bar:
    first = group[0]
    if len(group) == 1:
        return first
    return Bar(
        sum(bar.value for bar in group) / len(group),
        sum(bar.share for bar in group) / len(group),
        span_label(first, group[-1]) if span_label else f"{first.label} – {group[-1].label}",
        first.href,
        any(bar.flagged for bar in group),
    )


def _draw(bar: Bar, place: int, top: float) -> str:
    height = max(LEAST, HEIGHT * bar.value / top)
    shade = min(SHADES - 1, int(bar.share * SHADES))
    shape = element(
        "rect",
        {
            "class": f"bar shade-{shade}",
            "x": place + GAP / 2,
            "y": HEIGHT - height,
            "width": 1 - GAP,
            "height": height,
        },
        title(bar.label),
    )
    if bar.flagged:
        place_of_flag: dict[str, Value] = {"x": place + GAP / 2, "y": HEIGHT + FLAG_ROOM - FLAG_HEIGHT}
        shape += element("rect", {"class": "flag", **place_of_flag, "width": 1 - GAP, "height": FLAG_HEIGHT})
    return element("a", {"href": bar.href, "tabindex": -1}, shape) if bar.href else shape
