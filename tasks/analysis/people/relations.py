"""Who appears with whom: how many windows of paragraphs name both."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from ..reading import Reading
from ..values import Relation
from .mentions import Mentions

_WINDOW = 1500  # characters: a window takes whole paragraphs up to this length, one at least
_SHOWN = 200
_MOST_PEOPLE = 12  # in one window; a longer list of names is a list, no meeting


def find(reading: Reading, mentions: Mentions) -> list[Relation]:
    """Return pairs of people with the number of windows that hold both, heaviest first."""
    counted: Counter[tuple[int, int]] = Counter()
    i, total = 0, len(mentions.starts)
    for start, end in _windows(reading):
        present: dict[int, int] = {}
        while i < total and mentions.starts[i] < end:
            if mentions.starts[i] >= start:
                present[mentions.who[i]] = present.get(mentions.who[i], 0) + 1
            i += 1
        if 1 < len(present) <= _MOST_PEOPLE:
            counted.update(combinations(sorted(present), 2))
    best = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]
    return [Relation(mentions.people[a].name, mentions.people[b].name, weight) for (a, b), weight in best if weight > 1]


def _windows(reading: Reading) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begin = -1
    finish = 0
    for start, end in reading.paragraphs:
        if begin >= 0 and end - begin > _WINDOW:
            found.append((begin, finish))
            begin = -1
        if begin < 0:
            begin = start
        finish = end
    if begin >= 0:
        found.append((begin, finish))
    return found
