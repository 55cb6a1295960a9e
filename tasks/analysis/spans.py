"""Many spans in little memory: a text may have millions of lines."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from .values import Span


def _empty() -> array[int]:
    return array("q")


@dataclass(frozen=True, slots=True)
class Spans:
    """Spans in text order, as parallel arrays of starts and ends."""

    starts: array[int] = field(default_factory=_empty)
    ends: array[int] = field(default_factory=_empty)

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, index: int) -> Span:
        return self.starts[index], self.ends[index]

    def __iter__(self) -> Iterator[Span]:
        return zip(self.starts, self.ends, strict=True)

    def add(self, start: int, end: int) -> None:
        self.starts.append(start)
        self.ends.append(end)


_BLANKS = " \n\r\t\u3000\u00a0"


def ink(text: str, start: int, end: int) -> int:
    """Number of characters of text[start:end] that are no white space."""
    return end - start - sum(text.count(blank, start, end) for blank in _BLANKS)


class Stretches:
    """Stretches of a text, tables of contents for example, asked for by place: there may be thousands of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: list[Span] = []
        for start, end in sorted(spans):
            if self._spans and start <= self._spans[-1][1]:
                start, end = self._spans[-1][0], max(end, self._spans.pop()[1])
            self._spans.append((start, end))

    def holds(self, offset: int) -> bool:
        """Whether an offset is inside one of them."""
        place = bisect_right(self._spans, offset, key=itemgetter(0))
        return place > 0 and offset < self._spans[place - 1][1]

    def without(self, start: int, end: int) -> list[Span]:
        """What is left of a stretch."""
        kept: list[Span] = []
        for first, last in self._spans[bisect_right(self._spans, start, key=itemgetter(1)) :]:
            if first >= end:
                break
            if first > start:
                kept.append((start, first))
            start = last
        if start < end:
            kept.append((start, end))
        return kept
