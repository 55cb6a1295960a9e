from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.analysis.charts.binning import bins
from tasks.analysis.charts.svg import Value, element, flat, title

MOST = 300
HALF = 60.0
LEAST = 1.0
GAP = 0.18


@dataclass(frozen=True, slots=True)
class Column:
    """A chapter of one text above its counterpart in the other; None where one of them has none.

    `kind` becomes the class of both bars.
    """

    above: float | None
    below: float | None
    kind: str
    label: str


def mirror(columns: Sequence[Column], ranks: Sequence[str]) -> str:
    """The chapters of two texts on one scale: one upwards from the middle, the other downwards.

    More than 300 columns share bars of their mean, of the kind among them that comes last in `ranks`.
    """
    drawn = [_merge(columns[start:end], ranks) for start, end in bins(len(columns), MOST)]
    top = max((max(column.above or 0, column.below or 0) for column in drawn), default=0) or 1
    axis = element("line", {"class": "axis", "x1": 0, "x2": len(drawn) or 1, "y1": HALF, "y2": HALF})
    return flat(
        "mirror", len(drawn) or 1, 2 * HALF, *(_draw(column, place, top) for place, column in enumerate(drawn)), axis
    )


def _merge(group: Sequence[Column], ranks: Sequence[str]) -> Column:
    if len(group) == 1:
        return group[0]
    kind = max((column.kind for column in group), key=ranks.index)
    label = f"{group[0].label} … {group[-1].label}"
    return Column(_mean([c.above for c in group]), _mean([c.below for c in group]), kind, label)


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _draw(column: Column, place: int, top: float) -> str:
    bars = ""
    for side, value in (("above", column.above), ("below", column.below)):
        if value is None:
            continue
        height = max(LEAST, HALF * value / top)
        where: dict[str, Value] = {"x": place + GAP / 2, "y": HALF - height if side == "above" else HALF}
        bars += element("rect", {"class": side, **where, "width": 1 - GAP, "height": height})
    return element("g", {"class": column.kind}, bars, title(column.label))
