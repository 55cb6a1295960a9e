"""Running heads and page numbers that a scanned or printed page left between the lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tasks.analysis import rare
from tasks.analysis.integrity.place import Places
from tasks.analysis.reading import Reading
from tasks.analysis.spans import Stretches
from tasks.analysis.values import Issue, Removal

_NUMBER = re.compile(r"[0-9]+")
REACH = 50  # characters before and behind the one number of such a line: "12", "- 12 -", "THE MILL  37", "Page 5 of"
LEAST = 10
PAGE = (600, 9000)  # characters from one page to the next
STEADY = 0.9  # share of the steps that count on by one or two


def find(known: Reading, places: Places) -> tuple[list[Issue], dict[str, Any], list[Removal]]:
    """One issue for each kind of head, and a removal for every line of it."""
    text, structure = known.text, known.structure
    start, end = structure.body
    headings = [(c.start, c.body_start) for c in structure.chapters] + [(p.start, p.end) for p in structure.parts]
    taken = {offset for offset, _ in headings}
    contents = Stretches(structure.contents)
    kinds: dict[str, list[tuple[int, int, int]]] = {}
    for match in _numbers(text, start, end):
        low = text.rfind("\n", max(start, match.start() - REACH), match.start()) + 1
        high = text.find("\n", match.end(), min(end, match.end() + REACH))
        if not low or high < 0 or match.end() - match.start() > 4:
            continue
        before, behind = text[low : match.start()], text[match.end() : high]
        if _NUMBER.search(before) or _NUMBER.search(behind):
            continue
        line = text[low:high]
        first = low + len(line) - len(line.lstrip())
        if first in taken or contents.holds(first):
            continue
        last = low + len(line.rstrip())
        kinds.setdefault(" ".join(f"{before}#{behind}".split()), []).append((first, last, int(match.group())))
    issues: list[Issue] = []
    removals: list[Removal] = []
    for lines in kinds.values():
        if not _pages(lines):
            continue
        first, last, _ = lines[0]
        message = f"{len(lines):,} lines are page numbers or running heads, not text."
        mend = "The clean text leaves them out."
        data = {"lines": len(lines)}
        snippet = places.exact(first, last)
        issues.append(Issue("boilerplate", "info", first, last, places.chapter(first), message, snippet, mend, data))
        removals += [Removal(a, b, "boilerplate", text[a:b]) for a, b, _ in lines]
    return issues, {"lines": len(removals)}, removals


def _numbers(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    digits = rare.places(text, "0123456789", start, end)
    if digits is None:
        yield from _NUMBER.finditer(text, start, end)
        return
    done = start
    for at in digits:
        match = _NUMBER.match(text, at, end) if at >= done else None
        if match:
            done = match.end()
            yield match


def _pages(lines: list[tuple[int, int, int]]) -> bool:
    """Whether the numbers count on, at about the distance of pages."""
    if len(lines) < LEAST:
        return False
    steps = [0 < after[2] - before[2] <= 2 for before, after in pairwise(lines)]
    distance = (lines[-1][0] - lines[0][0]) / (len(lines) - 1)
    return sum(steps) >= STEADY * len(steps) and PAGE[0] <= distance <= PAGE[1]
