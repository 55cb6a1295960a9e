from __future__ import annotations

from collections.abc import Sequence

STEPS = (1, 2, 5)
LEAST = 6  # with fewer, one bar would be all the picture


def histogram(values: Sequence[int]) -> list[dict[str, int]]:
    """Bins {from, to, count} with the ends 1, 2, 5, 10, 20, 50, …, around the values, at least `LEAST` of them.

    `to` is exclusive; values below 1 are in the bin 0 to 1.
    """
    if not values:
        return []
    places = [_place(value) for value in values]
    low, high = min(places), max(places)
    while high - low + 1 < LEAST:
        low, high = max(-1, low - 1), high + 1
    counts = dict.fromkeys(range(low, high + 1), 0)
    for place in places:
        counts[place] += 1
    return [{"from": _edge(place), "to": _edge(place + 1), "count": count} for place, count in counts.items()]


def _place(value: int) -> int:
    """The number of the bin; -1 is 0 to 1."""
    if value < 1:
        return -1
    decade = len(str(value)) - 1
    return 3 * decade + sum(value >= step * _power(decade) for step in STEPS) - 1


def _edge(place: int) -> int:
    return 0 if place < 0 else STEPS[place % 3] * _power(place // 3)


def _power(decade: int) -> int:
    return int("1" + "0" * decade)
