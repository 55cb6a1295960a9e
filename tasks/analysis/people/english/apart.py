"""Evidence that two names are two people: one sentence names both."""

from __future__ import annotations

from collections import Counter

from ...reading import Reading
from .candidates import Name
from .scanning import Chunk, Key

Meetings = Counter[tuple[Key, Key]]

_NEAR = 90
_LEAST = 3
_SHARE = 0.03
_ENDS = frozenset('.!?;"“”')


def meetings(reading: Reading, chunks: list[Chunk], names: dict[Key, Name]) -> Meetings:
    """Return how often two names stand side by side in one sentence."""
    text = reading.text
    found: Meetings = Counter()
    before: Chunk | None = None
    for chunk in chunks:
        if chunk.key not in names:
            continue
        if before is not None and before.key != chunk.key and 0 < chunk.start - before.end < _NEAR:
            between = text[before.end : chunk.start]
            if _ENDS.isdisjoint(between):
                found[min(before.key, chunk.key), max(before.key, chunk.key)] += 1
        before = chunk
    return found


def distinct(meetings: Meetings, these: list[Name], those: list[Name]) -> bool:
    """Whether the text sets the two side by side too often for one person."""
    together = sum(meetings[min(a.key, b.key), max(a.key, b.key)] for a in these for b in those)
    rarer = min(sum(a.count for a in these), sum(b.count for b in those))
    return together >= _LEAST and together >= _SHARE * rarer
