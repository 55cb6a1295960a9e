"""Candidates turned into the values that other stages read."""

from __future__ import annotations

import re
from bisect import bisect_left

from tasks.analysis.chapters import headings, markdown
from tasks.analysis.chapters.candidate import Candidate
from tasks.analysis.chapters.cjk import META
from tasks.analysis.lines import Lines
from tasks.analysis.values import Chapter, Part, Span, Structure

_SPACE = re.compile(r"\s+")


def build(
    lines: Lines,
    body: Span,
    chapters: list[Candidate],
    parts: list[Candidate],
    tables: list[Span],
    style: str,
    scores: dict[str, float],
    share: float,
) -> Structure:
    """The structure with full headings; a chapter ends where the next heading of a chapter or part starts."""
    blocked = {candidate.line for candidate in [*chapters, *parts]}
    headings.complete(chapters, lines, blocked)
    headings.drop_fused_text(chapters, lines)
    headings.drop_file_names(chapters, lines)
    edges = sorted([chapter.start for chapter in chapters] + [part.start for part in parts] + [body[1]])
    made = []
    place = 0
    for index, chapter in enumerate(chapters, 1):
        while edges[place] <= chapter.start:
            place += 1
        made.append(_chapter(index, chapter, lines, edges[place], _part_of(chapter, parts)))
    return Structure(
        body,
        made,
        [Part(_space(lines.text[part.start : part.end]), part.start, part.end) for part in parts],
        tables,
        style,
        scores,
        round(share, 4),
    )


def _part_of(chapter: Candidate, parts: list[Candidate]) -> Candidate | None:
    place = bisect_left(parts, chapter.start, key=lambda part: part.start)
    return parts[place - 1] if place else None


def _chapter(index: int, candidate: Candidate, lines: Lines, end: int, part: Candidate | None) -> Chapter:
    more = [lines[line] for line in candidate.lines]
    last = lines.ends[candidate.lines[-1]] if candidate.lines else candidate.end
    title = _space(" ".join([candidate.title, *more])) or None
    own = lines.text[candidate.start : candidate.end]
    if title and own.startswith("#"):
        title = markdown.without_emphasis(title)
    return Chapter(
        index=index,
        number=candidate.number,
        value=candidate.value,
        heading=_space(" ".join([META.sub("", own), *more])),
        title=title,
        level=2 if part else 1,
        start=candidate.start,
        end=end,
        body_start=min(last, end),
        part=_space(lines.text[part.start : part.end]) if part else None,
        kind=candidate.kind,
    )


def _space(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
