"""Many spans in little memory: a text may have millions of lines."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

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
