"""Headings marked by Aozora Bunko: ［＃「一」は中見出し］, ［＃中見出し］一［＃中見出し終わり］."""

from __future__ import annotations

import re
from bisect import bisect_right

from tasks.analysis import numerals
from tasks.analysis.chapters.candidate import Candidate
from tasks.analysis.chapters.families import spread
from tasks.analysis.lines import Lines
from tasks.analysis.values import Span

_BEHIND = re.compile(r"［＃「([^」\n]{1,80})」は(?:同行|窓)?([大中小])見出し］")
_AROUND = re.compile(r"［＃(?:ここから)?(?:同行|窓)?([大中小])見出し］([^［\n]{1,80})")
_NOTE = re.compile(r"［＃[^］\n]{0,80}］")
_RUBY = re.compile(r"《[^》\n]{0,40}》|｜")
_NUMBER = re.compile(
    r"^(?:第|その)?([0-9０-９〇一二三四五六七八九十百千]{1,7})(?:章|回|話|節|編|巻)?(?=$|[\s\u3000　、．.])"
)
RANKS = {"大": 1, "中": 2, "小": 3}


def find(lines: Lines, body: Span) -> tuple[list[Candidate], list[Candidate]]:
    """Chapters and parts; both empty if the text has no such marks."""
    if "見出し" not in lines.text:
        return [], []
    levels: dict[str, list[Candidate]] = {}
    for index in range(lines.find(body[0]), len(lines)):
        if lines.starts[index] >= body[1]:
            break
        if lines.ends[index] - lines.starts[index] > 240:
            continue
        found = _heading(lines[index])
        if found:
            level, content = found
            levels.setdefault(level, []).append(_candidate(lines, index, level, content))
    if not levels:
        return [], []
    level = _chapter_level(levels, body)
    parts = [candidate for name, members in levels.items() if RANKS[name] < RANKS[level] for candidate in members]
    chapters = sorted([*levels[level], *_childless(parts, levels[level], body)], key=lambda c: c.start)
    taken = {id(chapter) for chapter in chapters}
    return chapters, sorted([part for part in parts if id(part) not in taken], key=lambda c: c.start)


def _chapter_level(levels: dict[str, list[Candidate]], body: Span) -> str:
    """The finest level that divides the book throughout; small headings only if there is nothing else."""
    if "中" in levels and (spread(levels["中"], body) > 0.5 or "大" not in levels):
        return "中"
    return "大" if "大" in levels else "小"


def _childless(parts: list[Candidate], chapters: list[Candidate], body: Span) -> list[Candidate]:
    """Large headings without chapters below them are chapters themselves (a preface, a last letter)."""
    found = []
    starts = [chapter.start for chapter in chapters]
    for place, part in enumerate(parts):
        end = parts[place + 1].start if place + 1 < len(parts) else body[1]
        below = bisect_right(starts, part.start)
        if (below == len(starts) or starts[below] >= end) and end - part.end > 200:
            found.append(part)
    return found


def _heading(line: str) -> tuple[str, str] | None:
    match = _BEHIND.search(line)
    if match:
        return match.group(2), match.group(1)
    match = _AROUND.search(line)
    return (match.group(1), match.group(2)) if match else None


def _candidate(lines: Lines, index: int, level: str, content: str) -> Candidate:
    plain = _RUBY.sub("", _NOTE.sub("", content)).strip(" \u3000")
    match = _NUMBER.match(plain)
    value = numerals.chinese(numerals.fold(match.group(1))) if match else None
    number = match.group(1) if match and value is not None else None
    title = plain[match.end() :].strip(" \u3000、．.") if match and value is not None else plain
    start, end = lines.starts[index], lines.ends[index]
    return Candidate(index, start, end, f"見出し-{level}", RANKS[level], value, number, title, True)
