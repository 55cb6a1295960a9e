"""Tables of contents: lists of headings that are no headings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter

from tasks.analysis.chapters.candidate import Candidate
from tasks.analysis.chapters.vocabulary import CONTENTS
from tasks.analysis.lines import Lines
from tasks.analysis.values import Span

NEAR = 300  # an entry follows the one before within so many characters
MIN_ENTRIES = 3
Identity = tuple[bool, int | None, str]
_PAGE = re.compile(r"[\s.·…_-]*\d{0,4}\s*$")


def is_header(line: str) -> bool:
    """Whether a line says "Contents" in one of many languages."""
    return 1 < len(line) <= 40 and line.strip(" .:*_=#【】《》[]-—").casefold() in CONTENTS


def key(text: str) -> str:
    """A heading stripped to what stays the same between a table of contents and the body."""
    return "".join(char for char in _PAGE.sub("", text[:200]).casefold() if char.isalnum())


def headers(lines: Lines, body: Span) -> list[int]:
    """Indexes of the lines that say "Contents"."""
    first = lines.find(body[0])
    found = []
    for index in range(first, len(lines)):
        start, end = lines.starts[index], lines.ends[index]
        if start >= body[1]:
            break
        if end - start <= 40 and is_header(lines.text[start:end]):
            found.append(index)
    return found


def find(lines: Lines, candidates: list[Candidate], body: Span) -> tuple[set[int], list[Span]]:
    """Positions (in `candidates`) of the entries of tables of contents, and the spans of the tables."""
    marked: set[int] = set()
    spans: list[Span] = []
    starts = [lines.starts[index] for index in headers(lines, body)]
    identities = [_identity(candidate) for candidate in candidates]
    totals = Counter(identities)
    ends = _runs(candidates)
    place = 0
    while place < len(candidates):
        last = ends[place]
        if last - place + 1 >= MIN_ENTRIES:
            cut = _set_apart(lines, candidates, place, _recurrence(identities, place, last))
            if _is_table(candidates[place].start, Counter(identities[place : cut + 1]), totals, starts, body):
                marked.update(range(place, cut + 1))
                first = candidates[place].start
                above = bisect_left(starts, first)
                header = starts[above - 1] if above else None
                spans.append((header if header is not None and first - header < 2000 else first, candidates[cut].end))
                place = cut + 1
                continue
        place = last + 1
    return marked, spans


def _identity(candidate: Candidate) -> Identity:
    return candidate.rank < 2, candidate.value, "" if candidate.value is not None else candidate.family


def _runs(candidates: list[Candidate]) -> list[int]:
    """For each candidate the last one of the run that it belongs to: each follows the one before at once."""
    ends = list(range(len(candidates)))
    for place in range(len(candidates) - 2, -1, -1):
        if candidates[place + 1].start - candidates[place].end < NEAR:
            ends[place] = ends[place + 1]
    return ends


def _recurrence(identities: list[Identity], first: int, last: int) -> int:
    """The last entry before the first one comes again: there the body begins."""
    for place in range(first + 2, last + 1):
        if identities[place] == identities[first] and not _volumes(identities, first, place, last):
            return place - 1
    return last


def _set_apart(lines: Lines, candidates: list[Candidate], first: int, last: int) -> int:
    """Leave out what stands behind a wider gap at the end of the run: there the body begins."""
    gaps = sorted(lines.gaps[candidate.line] for candidate in candidates[first + 1 : last + 1])
    usual = gaps[len(gaps) // 2]
    for place in range(last, max(first + MIN_ENTRIES, last - 3) - 1, -1):
        if lines.gaps[candidates[place].line] >= max(usual + 2, 3) and candidates[place].isolated:
            return place - 1
    return last


def _volumes(identities: list[Identity], first: int, place: int, last: int) -> bool:
    """Whether numbers start again because a new volume of the table does, so that the table goes on behind."""
    if identities[first][0] or identities[first][1] != 1:
        return False
    length = place - first
    return last - place + 1 > max(6, length // 2)


def _is_table(
    start: int,
    inside: Counter[Identity],
    totals: Counter[Identity],
    headers_at: list[int],
    body: Span,
) -> bool:
    """Whether what starts here is a table: `inside` counts its entries, `totals` all candidates of the text."""
    if inside.total() < MIN_ENTRIES:
        return False
    above = bisect_right(headers_at, start)
    if above and start - headers_at[above - 1] < 800:
        return True
    share = (start - body[0]) / max(1, body[1] - body[0])
    if 0.3 < share < 0.9:
        return False
    recurring = sum(n for identity, n in inside.items() if totals[identity] > n)
    return recurring >= 0.6 * inside.total()
