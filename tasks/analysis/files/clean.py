"""Stretches of a novel as the clean text has them."""

from __future__ import annotations

import re
from bisect import bisect_right

from tasks.analysis.values import Removal

# What XML 1.0 and UTF-8 cannot hold, and the controls that nobody wants to see.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Cleaned:
    """A text with its removals, which must not overlap and stand in text order."""

    def __init__(self, text: str, removals: list[Removal]) -> None:
        self._text = text
        self._removals = removals
        self._starts = [removal.start for removal in removals]

    def heading(self, start: int, end: int, heading: str) -> str:
        """A heading that stands at this stretch, as the clean text has it; empty where it was left out."""
        at = bisect_right(self._starts, end)
        untouched = not at or self._removals[at - 1].end <= start
        return legal(heading) if untouched else " ".join(self.read(start, end).split())

    def read(self, start: int, end: int) -> str:
        """The clean text of a stretch. Of a removal that reaches over its edge, the part inside is left out."""
        at = max(0, bisect_right(self._starts, start) - 1)
        pieces: list[str] = []
        here = start
        while at < len(self._removals) and self._removals[at].start < end:
            removal = self._removals[at]
            at += 1
            if removal.end <= here:
                continue
            pieces.append(self._text[here : max(here, removal.start)])
            if removal.start >= start:
                pieces.append(removal.replacement)
            here = min(removal.end, end)
        pieces.append(self._text[here:end])
        return legal("".join(pieces))


def legal(text: str) -> str:
    """The text without characters that a file of XML, HTML or CSV should not hold."""
    return _ILLEGAL.sub("", text)
