"""The novel itself, a chapter at a time, with what was found marked in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from tasks.analysis.files import findings
from tasks.web.report import names
from tasks.web.report.focus import address
from tasks.web.report.markings import Marking, Piece, of_chapter, pieces
from tasks.web.report.passages import Passages
from tasks.web.report.places import LONGEST, Places, Stretch
from tasks.web.report.sentences import localised

LISTED = 400  # chapters that may be chosen by their headings; of more, by their numbers alone
LINKS, MESSAGES = 40, 20
_BLANK_LINE = re.compile(r"\n[ \t\u3000\r]*\n\s*")
_LINE = re.compile(r"\r?\n\s*")


def view(report: dict[str, Any], task_id: str, number: int, part: int = 1) -> dict[str, Any] | None:
    """Chapter `number`, or None if there is no such one. From 1; the whole body where there are no chapters.

    0 is what stands before the first chapter, and the number behind the last one what stands behind it. A very long
    chapter comes in parts (from 1) of 60,000 characters.
    """
    text = Passages(task_id).text()
    places = Places(report, task_id)
    stretches = _stretches(places, text)
    at = next((at for at, stretch in enumerate(stretches) if stretch.number == number), None)
    if at is None or not 1 <= part <= stretches[at].parts:
        return None
    stretch = stretches[at]
    first, last = stretch.body + (part - 1) * LONGEST, min(stretch.end, stretch.body + part * LONGEST)
    before, after = stretches[at - 1] if at else None, stretches[at + 1] if at + 1 < len(stretches) else None
    return {
        "number": number,
        "index": stretch.index if not places.whole else None,
        "heading": stretch.heading,
        "part": part,
        "parts": stretch.parts,
        "before": _step(places, stretch, part - 1) if part > 1 else before and _step(places, before, before.parts),
        "after": _step(places, stretch, part + 1) if part < stretch.parts else after and _step(places, after, 1),
        "count": places.count,
        "options": _options(report, stretches) if len(stretches) > 1 and places.count <= LISTED else [],
        "last": stretches[-1].number,
        "first": stretches[0].number,
        "paragraphs": list(_paragraphs(text, first, last, of_chapter(report, text, first, last))) if text else None,
        "problems": _problems(report, places, number),
    }


def _stretches(places: Places, text: str) -> list[Stretch]:
    """What there is to read, in order. Without the text nobody knows whether anything stands behind the chapters."""
    front, back = places.front(), places.back(len(text))
    before = [front] if (text[: front.end].strip() if text else front.end) else []
    return [*before, *places.chapters, *([back] if text[back.start :].strip() else [])]


def _step(places: Places, stretch: Stretch, part: int) -> dict[str, Any]:
    return {
        "url": places.url(stretch.number, part),
        "heading": stretch.heading,
        "part": part if stretch.parts > 1 else None,
        "parts": stretch.parts,
    }


def _options(report: dict[str, Any], stretches: list[Stretch]) -> list[tuple[str, list[tuple[int, str]]]]:
    """(part, its [(number, heading)]) of the chapters, in order."""
    parts = {chapter["index"]: names.heading(chapter.get("part")) for chapter in report.get("chapters") or []}
    grouped = groupby(stretches, lambda stretch: parts.get(stretch.index, ""))
    return [(part, [(one.number, _option(one)) for one in found]) for part, found in grouped]


def _option(stretch: Stretch) -> str:
    heading = stretch.heading if len(stretch.heading) <= 60 else stretch.heading[:59] + "…"
    return f"{stretch.number} · {heading}" if stretch.index is not None else heading


def _problems(report: dict[str, Any], places: Places, number: int) -> list[dict[str, Any]]:
    """What is wrong here: each message once, with a link to every place of which it is said."""
    found: dict[str, list[str]] = {}
    for issue in findings.of(report):
        where = address(issue)
        if places.number(*where) == number:
            found.setdefault(localised(issue.get("message")), []).append(places.at(*where).url)
    rows = [
        {"message": message, "links": list(enumerate(urls[:LINKS], 1)), "count": len(urls), "left": len(urls) - LINKS}
        for message, urls in found.items()
    ]
    return rows[:MESSAGES]


def _paragraphs(text: str, start: int, end: int, markings: list[Marking]) -> Iterator[list[Piece]]:
    # Where paragraphs are set apart by blank lines, a single line end is only where the page was full.
    breaks = _BLANK_LINE if _BLANK_LINE.search(text, start, end) else _LINE
    bounds, place = [], start
    for found in breaks.finditer(text, start, end):
        bounds.append((place, found.start()))
        place = found.end()
    bounds.append((place, end))
    named: set[int] = set()
    for first, last in bounds:
        if text[first:last].strip():
            yield list(pieces(text, first, last, markings, named))
