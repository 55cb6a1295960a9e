"""Where an offset is, for a reader: the line of the source, the chapter, the words that stand there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

from tasks.analysis.files import headings
from tasks.analysis.translator import ENGLISH, Translator


def lines(text: str, offsets: Iterable[int]) -> dict[int, int]:
    """The line number, from 1, of each offset. One pass over the text, however many offsets."""
    newline = "\n" if "\n" in text else "\r"
    found: dict[int, int] = {}
    line, here = 1, 0
    for offset in sorted(set(offsets)):
        line += text.count(newline, here, offset)
        here = max(here, offset)
        found[offset] = line
    return found


def quote(text: str, start: int, end: int, most: int = 400) -> str:
    """A stretch of the text on one line, cut behind `most` characters."""
    stretch = " ".join(text[start : min(end, start + 2 * most)].split())
    return stretch if len(stretch) <= most and end <= start + 2 * most else stretch[: most - 1].rstrip() + "…"


class ChapterNames:
    """What to call the chapters of a report."""

    def __init__(self, report: dict[str, Any], translator: Translator = ENGLISH) -> None:
        self._translator = translator
        self._chapters = report["chapters"]
        self._starts = [chapter["start"] for chapter in self._chapters]
        self._by_index = {chapter["index"]: chapter for chapter in self._chapters}

    def heading(self, index: int | None) -> str:
        """What is printed over a chapter, shortened; blank where nothing is."""
        chapter = self._by_index.get(index)
        heading = headings.printed(chapter["heading"]) if chapter else ""
        return heading if len(heading) <= 60 else heading[:59].rstrip() + "…"

    def of(self, index: int | None) -> str:
        """The heading of a chapter, or its number; what stands before the first one is the front matter.

        Blank in a text without chapters, where nothing is before them.
        """
        if not self._by_index:
            return ""
        if index not in self._by_index:
            return self._translator.gettext("front matter")
        return self.heading(index) or self._translator.gettext("Chapter %(number)s") % {"number": index}

    def index_at(self, offset: int) -> int | None:
        """The chapter that an offset is in."""
        place = bisect_right(self._starts, offset)
        index: int | None = self._chapters[place - 1]["index"] if place else None
        return index

    def at(self, offset: int) -> str:
        """The name of the chapter that an offset is in."""
        return self.of(self.index_at(offset))
