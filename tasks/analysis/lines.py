"""The lines of a text with their places, in arrays: a ten-megabyte file may have ten million of them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter

_WIDTHLESS = "\ufeff\u200b\u2060"
_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


class Lines:
    """All lines that are not blank: `starts[i]`, `ends[i]` without surrounding white space; `gaps[i]` blank lines before."""

    __slots__ = ("ends", "gaps", "starts", "text", "usual_gap")

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.text = text
        self.starts, self.ends, self.gaps = array("l"), array("l"), array("l")
        self._fill(start, len(text) if end is None else end)
        self.usual_gap = _usual(self.gaps)

    def _fill(self, start: int, end: int) -> None:
        text = self.text
        breaks = "\n" if text.find("\n", start, end) >= 0 else "\r"
        starts, ends, gaps = self.starts, self.ends, self.gaps
        shortest = 2 if breaks == "\r" or text.find("\r\n", start, end) < 0 else 3  # characters of two line ends
        last = start
        for match in _LINE.finditer(text, start, end):
            first, stop = match.span()
            line = match.group()
            if line[0].isspace() or line[-1].isspace() or line[0] in _WIDTHLESS or line[-1] in _WIDTHLESS:
                bare = line.strip(" \t\xa0\u3000\ufeff\u200b\u2060").strip()
                if not bare:
                    continue
                first = first + line.index(bare[0])
                stop = first + len(bare)
            gap = 0 if first - last < shortest else text.count(breaks, last, first) - 1
            starts.append(first)
            ends.append(stop)
            gaps.append(max(0, gap))
            last = stop

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, index: int) -> str:
        return self.text[self.starts[index] : self.ends[index]]

    def gap_before(self, index: int) -> int:
        """Blank lines before a line; the first line of a text counts as set apart."""
        return 9 if index == 0 else self.gaps[index]

    def gap_after(self, index: int) -> int:
        """Blank lines behind a line; the last line of a text counts as set apart."""
        return self.gaps[index + 1] if index + 1 < len(self.gaps) else 9

    def isolated(self, index: int) -> bool:
        """Set apart from its neighbours by more blank lines than lines usually are, on both sides."""
        usual = self.usual_gap
        before, after = self.gap_before(index), self.gap_after(index)
        return (before > usual and after >= max(1, usual) and before >= after - 1) or (before > usual + 1 and after > 0)

    def find(self, offset: int) -> int:
        """Index of the first line that starts at `offset` or behind."""
        return bisect_left(self.starts, offset)


def _usual(gaps: array[int]) -> int:
    """The most frequent number of blank lines between lines. Paragraph texts (every line a paragraph) count as 0 or 1."""
    if len(gaps) < 20:
        return 0
    counts = Counter(gaps[1:] if len(gaps) < 200_000 else gaps[1:200_000])
    return min(2, counts.most_common(1)[0][0])
