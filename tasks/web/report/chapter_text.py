"""The novel itself, a chapter at a time, with what was found marked in it."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _

from tasks.analysis.files import findings
from tasks.web.report import names
from tasks.web.report.markings import Marking, Piece, of_chapter, pieces
from tasks.web.report.passages import Passages
from tasks.web.report.sentences import localised

LONGEST = 60_000  # characters on one page
_BLANK_LINE = re.compile(r"\n[ \t\u3000\r]*\n\s*")
_LINE = re.compile(r"\r?\n\s*")


def view(report: dict[str, Any], task_id: str, number: int, part: int = 1) -> dict[str, Any] | None:
    """Chapter `number` (from 1; the whole body where there are no chapters), or None if there is no such one.

    A very long chapter comes in parts (from 1) of 60,000 characters.
    """
    chapters = report.get("chapters") or [_whole(report)]
    if not 1 <= number <= len(chapters):
        return None
    chapter = chapters[number - 1]
    start, end = chapter.get("body_start", chapter["start"]), chapter["end"]
    parts = max(1, -(-(end - start) // LONGEST))
    if not 1 <= part <= parts:
        return None
    text = Passages(task_id).text()
    first, last = start + (part - 1) * LONGEST, min(end, start + part * LONGEST)
    return {
        "chapter": chapter,
        "heading": names.heading(chapter.get("heading")) or _("Without a heading"),
        "part": part,
        "parts": parts,
        "before": _place(number, part - 1) if part > 1 else _place(number - 1, 1) if number > 1 else None,
        "after": _place(number, part + 1)
        if part < parts
        else _place(number + 1, 1)
        if number < len(chapters)
        else None,
        "count": len(chapters),
        "paragraphs": list(_paragraphs(text, first, last, of_chapter(report, text, first, last))) if text else None,
        "problems": [
            localised(issue.get("message")) for issue in findings.of(report) if issue.get("chapter") == chapter["index"]
        ][:20],
    }


def _whole(report: dict[str, Any]) -> dict[str, Any]:
    body = (report.get("structure") or {}).get("body") or [0, (report.get("counts") or {}).get("characters", 0)]
    return {"index": 1, "heading": _("The whole text"), "start": body[0], "end": body[1]}


def _place(number: int, part: int) -> dict[str, int]:
    return {"number": number, "part": part}


def _paragraphs(text: str, start: int, end: int, markings: list[Marking]) -> list[list[Piece]]:
    # Where paragraphs are set apart by blank lines, a single line end is only where the page was full.
    breaks = _BLANK_LINE if _BLANK_LINE.search(text, start, end) else _LINE
    bounds, place = [], start
    for found in breaks.finditer(text, start, end):
        bounds.append((place, found.start()))
        place = found.end()
    bounds.append((place, end))
    return [list(pieces(text, first, last, markings)) for first, last in bounds if text[first:last].strip()]
