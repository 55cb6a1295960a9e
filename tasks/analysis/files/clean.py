"""The text without what does not belong to the book."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from tasks.analysis.values import Removal

# XML 1.0 cannot hold them, editors show them as boxes, and a UTF-8 file cannot hold the surrogates.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Cleaned:
    """A text with its removals applied; any stretch of the original can be read clean."""

    def __init__(self, text: str, removals: list[Removal]) -> None:
        self._text = text
        self.applied = _without_overlaps(removals, len(text))
        self._starts = [removal.start for removal in self.applied]

    def read(self, start: int = 0, end: int | None = None) -> str:
        """The clean text of a stretch. A removal that reaches into the stretch is applied to the part inside."""
        end = len(self._text) if end is None else end
        at = max(0, bisect_right(self._starts, start) - 1)
        pieces: list[str] = []
        here = start
        while at < len(self.applied) and self.applied[at].start < end:
            removal = self.applied[at]
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
    """The text without characters that neither XML nor a text editor can hold."""
    return _ILLEGAL.sub("", text)


def whole(cleaned: Cleaned) -> bytes:
    """`clean.txt`: UTF-8 without a BOM, lines ended by a line feed, no white space around the text."""
    text = cleaned.read().replace("\r\n", "\n").replace("\r", "\n").strip()
    return (text + "\n").encode() if text else b""


def _without_overlaps(removals: list[Removal], length: int) -> list[Removal]:
    """Removals in text order; what an earlier one has taken already is cut off a later one."""
    kept: list[Removal] = []
    taken = 0
    for removal in sorted(removals, key=lambda r: (r.start, -r.end)):
        start, end = max(removal.start, taken), min(removal.end, length)
        if start < end:
            kept.append(removal if start == removal.start else replace(removal, start=start, end=end, replacement=""))
            taken = end
    return kept
