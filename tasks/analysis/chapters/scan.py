"""Going through the lines of a text for everything that may be a heading."""

from __future__ import annotations

import re

from tasks.analysis.chapters import cjk, latin
from tasks.analysis.chapters.candidate import Candidate
from tasks.analysis.lines import Lines
from tasks.analysis.values import Progress, Span, silent

MAX_HEADING = 120
_MARKDOWN = re.compile(r"^(?P<marks>#{1,4})\s+(?P<title>\S.{0,100}?)\s*#*$")
SYNONYMS = {"chap": "chapter", "vol": "volume", "回": "回", "节": "節", "话": "話", "卷": "巻", "capitulo": "capítulo"}


def scan(lines: Lines, body: Span, language: str, progress: Progress = silent) -> list[Candidate]:
    """All candidates in text order. Works line by line, on stripped lines of at most 120 characters."""
    found: list[Candidate] = []
    asian = language in ("zh", "ja", "ko")
    first, total = lines.find(body[0]), len(lines)
    for index in range(first, total):
        start, end = lines.starts[index], lines.ends[index]
        if start >= body[1]:
            break
        if end - start > MAX_HEADING:
            continue
        line = lines.text[start:end]
        candidate = _candidate(line, asian)
        if candidate:
            candidate.line, candidate.start, candidate.end = index, start, end
            candidate.isolated = lines.isolated(index)
            found.append(candidate)
        if not index % 20000:
            progress(index / total)
    return found


def _candidate(line: str, asian: bool) -> Candidate | None:
    prefix = ""
    found = None
    if asian or not line.isascii():
        both = cjk.recognise(line)
        if both:
            found, prefix = both
    if found is None and (line[0] < "\u3000" or line[0] > "\uff00"):
        found = latin.recognise(line)
    if found is None:
        found = _markdown(line)
    if found is None:
        return None
    family, rank, value, number, title, kind, explicit = found
    family = SYNONYMS.get(family, family)
    return Candidate(0, 0, 0, family, rank, value, number, title, False, kind, explicit, [], prefix)


def _markdown(line: str) -> latin.Found | None:
    """A Markdown heading without a number: the first level may be parts or chapters, the second is chapters."""
    match = _MARKDOWN.match(line)
    if match is None:
        return None
    level = len(match["marks"])
    return f"markdown-{level}", {1: 1, 2: 2}.get(level, 3), None, None, match["title"], "chapter", True
