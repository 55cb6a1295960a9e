"""Lines and stretches that websites and distributors left in the text."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from tasks.analysis.integrity import ad_spans
from tasks.analysis.integrity.ad_words import HINTS
from tasks.analysis.integrity.place import Places
from tasks.analysis.integrity.tally import Tally
from tasks.analysis.reading import Reading
from tasks.analysis.values import Issue, Removal, Span

LIMIT = 300
HEAD, TAIL = 2000, 1500  # characters where banners stand if no chapter tells
NEIGHBOURS = 8
BESIDE = 20


def find(known: Reading, places: Places, tally: Tally) -> tuple[list[Issue], dict[str, Any], list[Removal]]:
    """Issues, how many lines are affected, and what the clean text leaves out."""
    start, end = known.structure.body
    issues: list[Issue] = []
    removals: list[Removal] = []
    for first, last, why, whole in _banners(known, ad_spans.find(known.text, start, end, _hints(known))):
        removals.append(Removal(first, last, "advertisement", known.text[first:last]))
        if len(issues) >= LIMIT:
            tally.beyond("advertisement", "warning", places.chapter(first))
            continue
        message = f"{why[:1].upper()}{why[1:]}, {'a line of its own' if whole else 'glued into a line of the text'}."
        mend = "Remove the line." if whole else "Cut out this stretch and keep the rest of the line."
        data = {"characters": last - first, "whole_line": whole}
        issues.append(
            Issue(
                "advertisement",
                "warning",
                first,
                last,
                places.chapter(first),
                message,
                places.exact(first, last),
                mend,
                data,
            )
        )
    lines = max(1, known.text.count("\n", start, end) or known.text.count("\r", start, end))
    hit = _lines(known.text, removals)
    measures = {"lines": hit, "per_1000_lines": round(1000 * hit / max(lines, 50), 3)}
    return issues, measures, removals


def _lines(text: str, removals: list[Removal]) -> int:
    """How many lines hold an advertisement: two in one line are one."""
    return len(removals) - sum(
        text.find("\n", one.end, other.start) < 0 and text.find("\r", one.end, other.start) < 0
        for one, other in pairwise(removals)
    )


def _hints(known: Reading) -> list[str]:
    """The hints that can stand in the text: where spaces part the words, all different words tell that at once."""
    hints = [hint for hint in HINTS if known.cjk or hint.isascii()]
    words = None if known.cjk else known.stretches
    if words is None:
        return hints
    # What stands between the pieces, with some of what is beside it.
    between = [known.text[max(0, a - BESIDE) : b + BESIDE] for a, b in _between(known)]
    seen = "\n".join([*words, *between])
    return [hint for hint in hints if hint.split()[0] in seen]


def _between(known: Reading) -> list[Span]:
    """The stretches of the body that belong to no piece."""
    start, end = known.structure.body
    edges = [start, *[edge for piece in known.pieces for edge in (piece.start, piece.end)], end]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def _banners(known: Reading, found: list[ad_spans.Found]) -> list[ad_spans.Found]:
    """Before the first chapter and at the very end, the lines beside an advertisement belong to it."""
    text = known.text
    chapters = known.structure.chapters
    begin, stop = known.structure.body
    # A text that is shorter than its head and its tail together is all head.
    first = chapters[0].start if chapters else min(begin + HEAD, stop)
    last = max(begin, stop - TAIL)
    grown: list[ad_spans.Found] = []
    for start, end, why, whole in found:
        if whole and (start < first or start > last):
            low, high = (begin, first) if start < first else (last, stop)
            start, end = _grow(text, start, end, low, high)
        if grown and start < grown[-1][1]:
            grown[-1] = (grown[-1][0], max(end, grown[-1][1]), *grown[-1][2:])
        else:
            grown.append((start, end, why, whole))
    return grown


def _grow(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Take lines along, up to a blank line, a dashed rule or the bounds, eight at most on either side."""
    for _ in range(NEIGHBOURS):
        begin = text.rfind("\n", low, max(low, start - 1)) + 1 or low
        if begin >= start or not any(char.isalnum() for char in text[begin : start - 1]):
            break
        start = begin
    for _ in range(NEIGHBOURS):
        stop = text.find("\n", end + 1, high)
        stop = stop if stop >= 0 else high
        if stop <= end or not any(char.isalnum() for char in text[end:stop]):
            break
        end = stop
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
