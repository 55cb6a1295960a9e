from __future__ import annotations

from collections.abc import Sequence

from tasks.analysis.charts.svg import element, flat, number, title

HEIGHT = 100.0
LEAST_RANGE = 1.0


def mood_arc(values: Sequence[float], marks: Sequence[tuple[float, str]] = ()) -> str:
    """A line of values in equal steps around zero, its area above and below in colours of their own.

    `marks` are (position 0..1, label): upright lines at those places.
    """
    if not values:
        return flat("arc", 1, HEIGHT)
    width = max(1, len(values) - 1)
    reach = max(LEAST_RANGE, *(abs(value) for value in values)) * 1.06
    middle = HEIGHT / 2
    points = [(float(place), middle - middle * value / reach) for place, value in enumerate(values)]
    if len(points) == 1:
        points.append((1.0, points[0][1]))
    line = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    above = " ".join(f"{number(x)},{number(min(y, middle))}" for x, y in points)
    below = " ".join(f"{number(x)},{number(max(y, middle))}" for x, y in points)
    ends = f"{number(width)},{number(middle)} 0,{number(middle)}"
    return flat(
        "arc",
        width,
        HEIGHT,
        element("polygon", {"class": "above", "points": f"{above} {ends}"}),
        element("polygon", {"class": "below", "points": f"{below} {ends}"}),
        element("line", {"class": "axis", "x1": 0, "x2": width, "y1": middle, "y2": middle}),
        *(_mark(position * width, label) for position, label in marks),
        element("polyline", {"class": "line", "points": line}),
    )


def _mark(x: float, label: str) -> str:
    return element("line", {"class": "mark", "x1": x, "x2": x, "y1": 0, "y2": HEIGHT}, title(label))
