"""Headings that need the line below to be known: CHAPTER / I, and titles underlined as Markdown has it."""

from __future__ import annotations

import re
from itertools import pairwise

from tasks.analysis.chapters import latin
from tasks.analysis.chapters.candidate import Candidate
from tasks.analysis.chapters.vocabulary import ABBREVIATED, WORDS
from tasks.analysis.lines import Lines

MAX_TITLE = 80
MAX_WORD = 16
_UNDERLINE = re.compile(r"={3,80}|-{3,80}")


def find(lines: Lines, index: int, line: str) -> Candidate | None:
    """The heading that this line makes together with the next one."""
    if index + 1 >= len(lines) or lines.ends[index + 1] - lines.starts[index + 1] > MAX_TITLE:
        return None
    if len(line) <= MAX_WORD and line[0].isupper() and lines.gaps[index + 1] <= lines.usual_gap + 1:
        made = _word_above_number(lines, index, line)
        if made:
            return made
    if lines.gaps[index + 1] == 0 and lines.gap_before(index) and line[0].isalnum():
        mark = lines.text[lines.starts[index + 1]]
        if mark in "=-" and _UNDERLINE.fullmatch(lines[index + 1]) and lines.gap_after(index + 1):
            family, rank = ("markdown-1", 1) if mark == "=" else ("markdown-2", 2)
            start, end = lines.starts[index], lines.ends[index]
            return Candidate(index, start, end, family, rank, None, None, line, True)
    return None


def _word_above_number(lines: Lines, index: int, line: str) -> Candidate | None:
    word = line.rstrip(".:").casefold()
    if word not in WORDS or word in ABBREVIATED:
        return None
    below = latin.recognise(lines[index + 1])
    if below is None or not below[0].startswith("bare-") or below[2] is None:
        return None
    before, after = lines.gap_before(index), lines.gap_after(index + 1)
    apart = before > lines.usual_gap and after >= max(1, lines.usual_gap)
    start, end = lines.starts[index], lines.ends[index + 1]
    return Candidate(
        index + 1, start, end, word, WORDS[word], below[2], below[3], "", apart, inside=not (before or after)
    )


def set_apart_by_parts(lines: Lines, candidates: list[Candidate]) -> None:
    """A number right below the heading of a part is set apart by it."""
    for above, candidate in pairwise(candidates):
        if (
            not candidate.isolated
            and candidate.line == above.line + 1
            and above.explicit
            and above.rank < 2
            and above.isolated
            and lines.gap_after(candidate.line) >= max(1, lines.usual_gap)
        ):
            candidate.isolated = True
