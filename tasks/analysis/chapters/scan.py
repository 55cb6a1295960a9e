"""Going through the lines of a text for everything that may be a heading."""

from __future__ import annotations

import re
from collections import Counter

from tasks.analysis.chapters import cjk, dates, latin, two_lines
from tasks.analysis.chapters.candidate import Candidate
from tasks.analysis.lines import Lines
from tasks.analysis.values import Progress, Span, silent

MAX_HEADING = 120
_MARKDOWN = re.compile(r"^(?P<marks>#{1,4})\s+(?P<title>\S.{0,100}?)\s*#*$")
_TAG = r"</?(?:p|br|div|h[1-6]|b|i|em|strong|center|span|font|title)\b[^<>]{0,60}>"
_TAGS = re.compile(rf"(?:{_TAG}\s*)+", re.IGNORECASE)
_TAGS_END = re.compile(rf"(?:{_TAG}){{1,4}}$", re.IGNORECASE)
_CJK = re.compile("[\u2e80-\U0010ffff]")
MAX_MEMBERS = 20_000
LONG, LONG_HAN = 40, 15  # characters of a line that a page's number may tear
# Short lines recur; what they are is remembered, which makes a text of nothing but short lines cheap.
SHORT, CACHE = 12, 20_000
Recognised = tuple[str, int, int | None, str | None, str, str, bool, str]
SYNONYMS = {"chap": "chapter", "vol": "volume", "回": "回", "节": "節", "话": "話", "卷": "巻", "capitulo": "capítulo"}


def scan(lines: Lines, body: Span, language: str, progress: Progress = silent) -> list[Candidate]:
    """All candidates in text order. Works line by line, on stripped lines of at most 120 characters."""
    found: list[Candidate] = []
    asian = language in ("zh", "ja", "ko")
    counts: dict[str, int] = {}
    known: dict[str, Recognised | None] = {}
    joined = -1
    first, total, text = lines.find(body[0]), len(lines), lines.text
    for index in range(first, total):
        start, end = lines.starts[index], lines.ends[index]
        if start >= body[1]:
            break
        if end - start > MAX_HEADING:
            continue
        line = text[start:end]
        if not asian and line[0].islower() and end - start > latin.MAX_LOWER and line.isascii():
            continue  # the middle of a sentence, which is what most lines are
        if line[0] == "<" or line[-1] == ">":
            start, end = _without_tags(line, start)
            line = text[start:end]
            if not line:
                continue
        if end - start > SHORT:
            seen = _recognise(line, asian)
        elif line in known:
            seen = known[line]
        else:
            seen = _recognise(line, asian)
            if len(known) < CACHE:
                known[line] = seen
        if seen and index > joined:
            family = seen[0]
            if family.startswith("series-"):
                counts["series-"] = counts.get("series-", 0) + 1
                family = family if counts["series-"] <= MAX_MEMBERS else "series-"
            counts[family] = counts.get(family, 0) + 1
            if counts[family] <= MAX_MEMBERS:
                found.append(_candidate(lines, index, start, end, seen))
        elif index > joined and end - start <= two_lines.MAX_TITLE:
            candidate = two_lines.find(lines, index, line)
            if candidate:
                found.append(candidate)
                joined = candidate.line
        if not index % 20000:
            progress(index / total)
    # No book has so many headings of one kind: what looked like them is something else.
    found = [candidate for candidate in found if counts.get(candidate.family, 0) <= MAX_MEMBERS]
    found = _without_pronouns(lines, found)
    _level_markdown(lines, found)
    two_lines.set_apart_by_parts(lines, found)
    return found


def _without_pronouns(lines: Lines, candidates: list[Candidate]) -> list[Candidate]:
    """Leave out "I Go to Bristol" unless a second chapter of the kind follows: then I is a number."""
    kept: list[Candidate] = []
    following: int | None = None
    for candidate in reversed(candidates):
        if candidate.family == "numbered-roman":
            plain = candidate.number == "I" and lines.text[candidate.start] == "I"
            if plain and lines.text[candidate.start + 1 : candidate.start + 2].isspace() and following != 2:
                continue
            following = candidate.value
        kept.append(candidate)
    return kept[::-1]


def _level_markdown(lines: Lines, candidates: list[Candidate]) -> None:
    """Where most Markdown headings of a level are titles, one that looks numbered is a title too: "The Second Letter"."""
    marked = [(candidate, match) for candidate in candidates if (match := _MARKDOWN.match(lines[candidate.line]))]
    families = Counter((len(match["marks"]), candidate.family) for candidate, match in marked)
    for candidate, match in marked:
        level = len(match["marks"])
        plain = families[level, f"markdown-{level}"]
        if plain > families[level, candidate.family]:
            family, rank, *_ = _markdown(match)
            candidate.family, candidate.rank, candidate.title = family, rank, match["title"]
            candidate.value = candidate.number = None


def _without_tags(line: str, start: int) -> tuple[int, int]:
    """Where the text of a line stands between the tags of a page that was saved as text."""
    head, tail = _TAGS.match(line), _TAGS_END.search(line)
    first = head.end() if head else 0
    last = max(first, tail.start() if tail else len(line))
    inner = line[first:last]
    return start + first + len(inner) - len(inner.lstrip()), start + first + len(inner.rstrip())


def _candidate(lines: Lines, index: int, start: int, end: int, seen: Recognised) -> Candidate:
    family, rank, value, number, title, kind, explicit, prefix = seen
    inside = lines.gap_before(index) == 0 and lines.gap_after(index) == 0
    torn = not explicit and _torn(lines, index)
    apart = lines.isolated(index)
    return Candidate(
        index, start, end, family, rank, value, number, title, apart, kind, explicit, [], prefix, inside, torn
    )


def _torn(lines: Lines, index: int) -> bool:
    """Whether the line before is a long one that breaks off within a sentence, as at the end of a page."""
    if index == 0:
        return False
    start, end = lines.starts[index - 1], lines.ends[index - 1]
    last = lines.text[end - 1]
    return end - start >= (LONG_HAN if last > "\u2e80" else LONG) and (last.isalnum() or last in ",;，；、")


def _recognise(line: str, asian: bool) -> Recognised | None:
    prefix = ""
    found = None
    if asian or (not line.isascii() and _CJK.search(line)):
        both = cjk.recognise(line)
        if both:
            found, prefix = both
    if found is None and (line[0] < "\u3000" or line[0] > "\uff00"):
        found = latin.recognise(line)
    if found is None and line[0] == "#":
        match = _MARKDOWN.match(line)
        found = _markdown(match) if match else None
    if (found is None or not found[6]) and len(line) <= dates.MAX_DATE and dates.is_date(line):
        found = "date", 3, None, None, "", "chapter", True
    if found is None:
        return None
    return SYNONYMS.get(found[0], found[0]), *found[1:], prefix


def _markdown(match: re.Match[str]) -> latin.Found:
    """A Markdown heading without a number: the first level may be parts or chapters, the second is chapters."""
    level = len(match["marks"])
    return f"markdown-{level}", {1: 1, 2: 2}.get(level, 3), None, None, match["title"], "chapter", True
