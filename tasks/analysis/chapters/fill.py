"""Headings that share their line with other text: found where a number is missing from the sequence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from tasks.analysis import numerals
from tasks.analysis.chapters.candidate import Candidate
from tasks.analysis.chapters.cjk import NUMERAL
from tasks.analysis.lines import Lines
from tasks.analysis.values import Span

MAX_TITLE = 40
_WORD = (
    "CHAPTER|Chapter|KAPITEL|Kapitel|CHAPITRE|Chapitre|CAPÍTULO|Capítulo|CAPITOLO|Capitolo|HOOFDSTUK|Hoofdstuk"
    "|ROZDZIAŁ|Rozdział|ГЛАВА|Глава|STAVE|Stave|LETTER|Letter|CANTO|Canto"
)
# Lines of this length on average hold a whole text; then headings can stand anywhere in them.
LONG_LINE = 2_000


def han(lines: Lines, unit: str, chapters: list[Candidate], body: Span) -> list[Candidate]:
    """Headings 第N回 for the missing numbers N: at the head of a long line, or behind white space inside a line."""
    values = [chapter.value for chapter in chapters if chapter.value is not None]
    missing = set(range(1, max(values, default=0))) - set(values)
    if not missing or len(missing) > 0.5 * len(values) + 3:
        return []
    pattern = re.compile(rf"(?<![^\s\u3000])第({NUMERAL}){unit}(?=[\s\u3000:：]|[^\s，。、的中里])")
    neighbours = _Neighbours(chapters)
    found: dict[int, Candidate] = {}
    for match in pattern.finditer(lines.text, *body):
        value = numerals.chinese(numerals.fold(match.group(1)))
        # The last one counts: a table of contents that shares its line with the first heading stands before it.
        if value is not None and value in missing and neighbours.allow(match.start(), value):
            found[value] = _candidate(lines, match, unit, value)
    return list(found.values())


class _Neighbours:
    """For each number, between which places a heading with it has to stand: behind all lower ones, before all higher."""

    def __init__(self, chapters: list[Candidate]) -> None:
        numbered = sorted((c.value, c.start) for c in chapters if c.value is not None)
        self._values = [value for value, _ in numbered]
        starts = [start for _, start in numbered]
        self._last_of_lower = list(accumulate(starts, max))
        self._first_of_higher = list(accumulate(reversed(starts), min))[::-1]

    def allow(self, offset: int, value: int) -> bool:
        lower, higher = bisect_left(self._values, value), bisect_right(self._values, value)
        behind = not lower or self._last_of_lower[lower - 1] < offset
        return behind and (higher == len(self._values) or offset < self._first_of_higher[higher])


def _candidate(lines: Lines, match: re.Match[str], unit: str, value: int) -> Candidate:
    text = lines.text
    line = max(0, lines.find(match.start() + 1) - 1)
    stop = min(lines.ends[line], match.end() + MAX_TITLE)
    end = match.end()
    if stop == lines.ends[line]:
        end = stop
    else:
        # Two clauses of a title, each up to a space: what follows is the text.
        clauses = re.match(
            r"[\s\u3000]*[^\s\u3000，。：；！？“「]{1,16}(?:[\s\u3000][^\s\u3000，。：；！？“「]{4,9}(?=[\s\u3000話话且]))?",
            text[end:stop],
        )
        end += clauses.end() if clauses else 0
    return Candidate(
        line, match.start(), end, unit, 2, value, match.group(1), text[match.end() : end].strip(" \u3000"), False
    )


def inside(lines: Lines, body: Span) -> list[Candidate]:
    """Headings in a text without line ends: numbers that go up one by one behind the end of a sentence."""
    text = lines.text
    best: list[Candidate] = []
    if len(lines) * LONG_LINE > body[1] - body[0]:
        return []
    for pattern, family in (
        (
            re.compile(
                rf"(?<![^\s\u3000。！？”」…])第({NUMERAL})([章回节節话話])[\s\u3000]*[^\s，。！？]{{0,24}}(?:[！？](?=\s))?"
            ),
            "inside-han",
        ),
        (
            re.compile(
                rf"(?<![^\s.!?”\"’'])(?:{_WORD}) ([IVXLC]{{1,8}}\b|\d{{1,3}}\b|[^\W\d_]+-[^\W\d_]+|[^\W\d_]{{3,}})\.?"
            ),
            "inside-latin",
        ),
        (
            re.compile(rf"(?<![^\s\u3000。！？”」…])({NUMERAL})([、．.])[^\s，。！？、]{{1,24}}(?:[！？](?=\s))?"),
            "inside-han-numbered",
        ),
    ):
        chain: list[Candidate] = []
        for match in pattern.finditer(text, *body):
            value = numerals.parse(match.group(1))
            if value is None and family == "inside-latin" and "-" in match.group(1):
                value = numerals.words(match.group(1).split("-")[0])
            if value is not None and (value == chain[-1].value + 1 if chain and chain[-1].value else value == 1):
                heading = match.group().strip()
                title = (
                    heading[match.end(1) - match.start() + 1 :].strip(" \u3000.")
                    if family.startswith("inside-han")
                    else ""
                )
                chain.append(
                    Candidate(
                        0, match.start(), match.start() + len(heading), family, 2, value, match.group(1), title, False
                    )
                )
        if len(chain) > len(best):
            best = chain
    apart = (best[-1].start - best[0].start) / max(1, len(best) - 1) if best else 0
    return best if len(best) >= 3 and apart >= 200 else []
