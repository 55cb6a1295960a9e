"""Which stretches of a text are names, speech or problems, cut where they overlap."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tasks.analysis.files import findings
from tasks.web.report.focus import address, breaks, focus, repeated
from tasks.web.report.lines import stretch
from tasks.web.report.sentences import localised

NAME, SPEECH, PROBLEM, BROKEN, PASSAGE = "name", "speech", "problem", "broken", "passage"
MOST_NAMES = 400
_WORD = r"[^\W_]"
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u04ff]")


@dataclass(frozen=True, slots=True)
class Marking:
    """A stretch of the text (offsets, end exclusive) and what it is; `note` says more.

    `anchor` is the offset by which it is linked, where it is.
    """

    start: int
    end: int
    kind: str
    note: str = ""
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Text without a boundary in it. `classes` are the kinds it has; `anchors` are of what begins here."""

    text: str
    classes: str
    note: str = ""
    anchors: tuple[str, ...] = ()


def of_chapter(report: dict[str, Any], text: str, start: int, end: int) -> list[Marking]:
    """All markings that touch text[start:end]."""
    return [
        *_problems(report, text, start, end),
        *_passages(report, start, end),
        *_speech(report, start, end),
        *_names(report, text, start, end),
    ]


def pieces(text: str, start: int, end: int, markings: Sequence[Marking], named: set[int]) -> Iterator[Piece]:
    """text[start:end] cut at every beginning and end of a marking. `named` are the anchors that were given before."""
    inside = [mark for mark in markings if mark.start < end and mark.end > start]
    cuts = sorted({start, end, *(max(start, mark.start) for mark in inside), *(min(end, mark.end) for mark in inside)})
    waiting = sorted(inside, key=lambda mark: mark.start)
    active: list[Marking] = []
    place = 0
    for first, last in pairwise(cuts):
        while place < len(waiting) and waiting[place].start <= first:
            active.append(waiting[place])
            place += 1
        active = [mark for mark in active if mark.end > first]
        note = next((mark.note for mark in active if mark.note), "")
        new = sorted({mark.anchor for mark in active if mark.anchor is not None} - named)
        named.update(new)
        anchors = tuple(f"at-{anchor}" for anchor in new)
        classes = " ".join(sorted({mark.kind for mark in active}))
        yield Piece(stretch(text, first, last), classes, note, anchors)


def _problems(report: dict[str, Any], text: str, start: int, end: int) -> Iterator[Marking]:
    for issue in findings.of(report):
        if not (issue["start"] < end and issue["end"] > start):
            continue
        note, anchor = localised(issue.get("message")), address(issue)[0]
        first, last = focus(issue, text)
        # A problem that is a whole chapter is said above the text: marking all of it would mark nothing.
        if last - first < (end - start) * 0.9:
            kind = f"{BROKEN} {PROBLEM}" if breaks(issue) else PROBLEM
            yield Marking(first, last, kind, note, anchor)


def _passages(report: dict[str, Any], start: int, end: int) -> Iterator[Marking]:
    """What else the report's page links: key sentences, the heights of the mood, what a later passage repeats."""
    found = [*(report.get("key_sentences") or []), *((report.get("sentiment") or {}).get("extremes") or [])]
    spans = [(passage["start"], passage["end"]) for passage in found]
    spans += [source for issue in findings.of(report) if (source := repeated(issue))]
    for first, last in spans:
        if first < end and last > start:
            yield Marking(first, last, PASSAGE, anchor=first)


def _speech(report: dict[str, Any], start: int, end: int) -> Iterator[Marking]:
    spans = (report.get("dialogue") or {}).get("spans") or []
    first = bisect_right(spans, start, key=lambda span: span[1])
    last = bisect_left(spans, end, key=lambda span: span[0])
    return (Marking(span[0], span[1], SPEECH) for span in spans[first:last])


def _names(report: dict[str, Any], text: str, start: int, end: int) -> Iterator[Marking]:
    owners: dict[str, str] = {}
    for person in report.get("characters") or []:
        for name in (person["name"], *(person.get("aliases") or [])):
            owners.setdefault(name, person["name"])
    pattern = _any_of(list(owners)[:MOST_NAMES])
    if pattern is None:
        return
    for found in pattern.finditer(text, start, end):
        owner = owners.get(found[0], "")
        yield Marking(found.start(), found.end(), NAME, owner if owner != found[0] else "")


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    # The longest first: "Mr. Darcy" before "Darcy".
    ordered = sorted((name for name in names if name), key=lambda name: (-len(name), name))
    parts = [
        f"(?<!{_WORD}){re.escape(name)}(?!{_WORD})" if _LATIN.search(name) else re.escape(name) for name in ordered
    ]
    return re.compile("|".join(parts)) if parts else None
