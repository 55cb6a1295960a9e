"""Where in the book an offset is, and what stands there."""

from __future__ import annotations

from bisect import bisect_right

from tasks.analysis.values import Structure

CONTEXT = 30
MAX_SNIPPET = 160


class Places:
    """Answers for one text and its structure."""

    def __init__(self, text: str, structure: Structure) -> None:
        self.text = text
        self.structure = structure
        self._starts = [chapter.start for chapter in structure.chapters]

    def chapter(self, offset: int) -> int | None:
        """Index of the chapter that an offset is in; None before the first one."""
        place = bisect_right(self._starts, offset)
        return place or None

    def snippet(self, start: int, end: int) -> str:
        """The stretch with a little of what surrounds it, on one line."""
        end = min(end, start + MAX_SNIPPET)
        around = self.text[max(0, start - CONTEXT) : min(len(self.text), end + CONTEXT)]
        return " ".join(around.split())

    def exact(self, start: int, end: int) -> str:
        """The stretch itself, on one line, cut if it is long."""
        return " ".join(self.text[start : min(end, start + MAX_SNIPPET)].split())
