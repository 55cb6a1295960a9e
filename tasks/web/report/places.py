"""Where an offset is read: in a chapter, before the first one, or behind the last."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tasks.web.report import names

LONGEST = 60_000  # characters on one page


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is read under one number: chapters from 1, what stands before them 0, what stands behind them the last.

    `start` is where its heading begins, `body` where its text does. `index` is the chapter's own, None outside of them.
    """

    number: int
    start: int
    body: int
    end: int
    heading: str
    index: int | None = None

    @property
    def parts(self) -> int:
        return max(1, -(-(self.end - self.body) // LONGEST))


@dataclass(frozen=True, slots=True)
class Place:
    """A link into the text, the heading that it leads to, and the chapter's number among all."""

    url: str
    heading: str
    number: int | None


class Places:
    """The stretches of one report's text."""

    def __init__(self, report: dict[str, Any], task_id: str) -> None:
        self._task_id = task_id
        self.whole = not report.get("chapters")
        chapters = report.get("chapters") or [_whole(report)]
        self.chapters = [_chapter(place, chapter) for place, chapter in enumerate(chapters, 1)]
        self._starts = [chapter.start for chapter in self.chapters]
        self._numbers = {chapter.index: chapter.number for chapter in self.chapters}
        self.count = len(self.chapters)

    def front(self) -> Stretch:
        end = self.chapters[0].start
        return Stretch(0, 0, 0, end, _("Before the text") if self.whole else _("Before the first chapter"))

    def back(self, length: int) -> Stretch:
        """`length` is that of the whole text, which the report does not say."""
        start = min(self.chapters[-1].end, length)
        heading = _("After the text") if self.whole else _("After the last chapter")
        return Stretch(self.count + 1, start, start, length, heading)

    def number(self, start: int, end: int | None = None, chapter: int | None = None) -> int:
        """The number under which start is read. A place without extent is where the report says that it is."""
        if start == end and chapter in self._numbers:
            return self._numbers[chapter]
        if start >= self.chapters[-1].end:
            return self.count + 1
        return bisect_right(self._starts, start)

    def at(self, start: int, end: int | None = None, chapter: int | None = None) -> Place:
        number = self.number(start, end, chapter)
        if number == 0:
            stretch = self.front()
        elif number > self.count:
            stretch = self.back(max(start, self.chapters[-1].end) + 1)
        else:
            stretch = self.chapters[number - 1]
        beyond = start >= stretch.end
        part = min(stretch.parts, max(0, start - stretch.body) // LONGEST + 1)
        anchor = "end" if beyond else f"at-{start}"
        inside = 1 <= number <= self.count and not self.whole
        return Place(f"{self.url(number, part)}#{anchor}", stretch.heading, number if inside else None)

    def of(self, index: int) -> Place | None:
        """A chapter by its index in the report."""
        number = self._numbers.get(index)
        if number is None:
            return None
        return Place(self.url(number), self.chapters[number - 1].heading, number)

    def url(self, number: int, part: int = 1) -> str:
        return reverse("chapter", args=[self._task_id, number]) + (f"?part={part}" if part > 1 else "")


def _whole(report: dict[str, Any]) -> dict[str, Any]:
    body = (report.get("structure") or {}).get("body") or [0, (report.get("counts") or {}).get("characters", 0)]
    return {"index": 1, "heading": _("The whole text"), "start": body[0], "end": body[1]}


def _chapter(number: int, chapter: dict[str, Any]) -> Stretch:
    start = chapter["start"]
    heading = names.heading(chapter.get("heading")) or _("Without a heading")
    return Stretch(number, start, chapter.get("body_start", start), chapter["end"], heading, chapter["index"])
