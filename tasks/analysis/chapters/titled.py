"""Books whose chapters have titles and no numbers: told by their table of contents, or by how titles are set."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median

from tasks.analysis.chapters import contents
from tasks.analysis.chapters.candidate import Candidate
from tasks.analysis.chapters.families import spread
from tasks.analysis.chapters.headings import title_like
from tasks.analysis.chapters.vocabulary import FRONT
from tasks.analysis.lines import Lines
from tasks.analysis.values import Span

MAX_TITLE = 80
MIN_CHAPTERS = 3
MIN_LATIN, MIN_HAN = 2000, 700  # median characters of a chapter
CENTRED = 8
PAGE = 150
MAX_ENTRIES = 400
MAX_TITLES = 5000
_ENDS = frozenset(".!?:;,…—-\"”’'»)*。！？：；，…—”’」』）》")
_BREAKS = frozenset("*-—–_=~·•.#☆★◆◇○●■□※＊－＝ \t\u3000")


def find(lines: Lines, body: Span, tables: list[Span]) -> tuple[list[Candidate], float, list[Span]]:
    """The chapters, a score that compares with those of the numbered families, and the table of contents if one helped."""
    by_table, spans = _by_contents(lines, body)
    if by_table:
        return by_table, round(0.55 + 0.4 * spread(by_table, body), 4), spans
    by_setting, score = _by_setting(lines, body, tables)
    return by_setting, score, []


def _by_contents(lines: Lines, body: Span) -> tuple[list[Candidate], list[Span]]:
    for header in contents.headers(lines, body):
        if lines.starts[header] > body[0] + 0.3 * (body[1] - body[0]):
            break
        entries, last = _entries(lines, header)
        if len(entries) < MIN_CHAPTERS:
            continue
        found = _match(lines, entries, last, body)
        if (
            len(found) >= max(MIN_CHAPTERS, 0.6 * len(entries))
            and spread(found, body) > 0.5
            and _lengths(found, body) > MIN_HAN
        ):
            return found, [(lines.starts[header], lines.ends[last])]
    return [], []


def _entries(lines: Lines, header: int) -> tuple[list[str], int]:
    """Keys of the entries below a "Contents" line, up to where the first one comes again or prose begins."""
    keys: list[str] = []
    seen: set[str] = set()
    index = header + 1
    while index < len(lines) and len(keys) < MAX_ENTRIES:
        line = lines.text[lines.starts[index] : min(lines.ends[index], lines.starts[index] + 200)]
        if len(line) > 120 or _prose(lines, index):
            break
        key = contents.key(line)
        if key in seen and len(key) > 1:
            break
        if len(key) > 1:
            keys.append(key)
            seen.add(key)
        index += 1
    return keys, index - 1


def _prose(lines: Lines, index: int) -> bool:
    """Three full lines on end."""
    return all(
        other < len(lines)
        and lines.ends[other] - lines.starts[other] > 55
        and (other == index or lines.gaps[other] == 0)
        for other in range(index, index + 3)
    )


def _match(lines: Lines, entries: list[str], last: int, body: Span) -> list[Candidate]:
    """The lines behind the table that are its entries, in its order."""
    wanted = {key: place for place, key in enumerate(entries)}
    found: list[Candidate] = []
    reached = -1
    for index in range(last + 1, len(lines)):
        start, end = lines.starts[index], lines.ends[index]
        if start >= body[1]:
            break
        if end - start > MAX_TITLE or lines.gap_before(index) <= lines.usual_gap:
            continue
        place = wanted.get(contents.key(lines.text[start:end]))
        if place is not None and place > reached and not _front(lines[index]):
            found.append(_candidate(lines, index))
            reached = place
    return found


def _by_setting(lines: Lines, body: Span, tables: list[Span]) -> tuple[list[Candidate], float]:
    titles = _titles(lines, body, tables)
    best: list[int] = []
    top = 0.0
    for group in _groups(lines, titles, body):
        score = _score(lines, group, body)
        if score > top:
            best, top = group, score
    return [_candidate(lines, index) for index in best], round(top, 4)


def _titles(lines: Lines, body: Span, tables: list[Span]) -> list[int]:
    """Short lines set apart that read like titles."""
    behind = max((span[1] for span in tables), default=body[0])
    filled = not _paragraphs(lines, body)
    found: list[int] = []
    for index in range(lines.find(max(body[0], behind)), len(lines)):
        start, end = lines.starts[index], lines.ends[index]
        if start >= body[1]:
            break
        if end - start > MAX_TITLE or (lines.gap_before(index) <= lines.usual_gap and lines.usual_gap == 0 and filled):
            continue
        line = lines.text[start:end]
        if title_like(line.strip("《》〈〉_*")) and not set(line) <= _BREAKS and not _front(line):
            found.append(index)
            if len(found) > MAX_TITLES:
                return []  # a list, not a book
    return found


def _paragraphs(lines: Lines, body: Span) -> bool:
    """Whether every line is a paragraph: nearly all end like a sentence, so that a short one that does not is no prose."""
    first, last = lines.find(body[0]), lines.find(body[1])
    if last - first < 20 or lines.usual_gap:
        return False
    whole = sum(1 for index in range(first, last) if lines.text[lines.ends[index] - 1] in _ENDS)
    return whole >= 0.85 * (last - first)


def _alone(lines: Lines, titles: list[int]) -> list[int]:
    """Titles that stand between two paragraphs, if nearly all do: verses and lists stand together."""
    known = set(titles)
    alone = [index for index in titles if index - 1 not in known and index + 1 not in known]
    return alone if len(alone) >= 0.8 * len(titles) else []


def _front(line: str) -> bool:
    plain = line.strip(" .:_*").casefold()
    return plain in FRONT or plain in ("the end", "finis", "fin", "ende") or plain.startswith(("by ", "[illustration"))


def _groups(lines: Lines, titles: list[int], body: Span) -> list[list[int]]:
    """Titles set alike: by blank lines before them, by capitals, by an indentation that no other lines have."""
    groups: list[list[int]] = []
    for gap in (6, 5, 4, 3, 2):
        if gap <= lines.usual_gap + 1 and gap > 2:
            continue
        wide = [
            index
            for index in titles
            if lines.gap_before(index) >= gap and lines.gap_after(index) >= max(1, lines.usual_gap)
        ]
        if not wide or len(wide) < 0.5 * _count_gaps(lines, gap, body):
            continue
        groups.append(wide)
        groups.append([index for index in wide if lines[index].isupper()])
    by_indent: dict[int, list[int]] = {}
    for index in titles:
        by_indent.setdefault(min(CENTRED, _indent(lines, index)), []).append(index)
    usage = _indent_usage(lines, body)
    rare = [members for indent, members in by_indent.items() if len(members) >= 0.5 * usage.get(indent, 0)]
    groups.extend(rare)
    groups.append(sorted(index for members in rare for index in members))
    if _paragraphs(lines, body):
        groups.append(_alone(lines, titles))
    return [_single(lines, group) for group in groups]


def _single(lines: Lines, group: list[int]) -> list[int]:
    """A title repeated at once counts once; of lines with hardly any text between them (a title page) the last one."""
    kept: list[int] = []
    for index in group:
        if kept and contents.key(lines[index]) == contents.key(lines[kept[-1]]) and index - kept[-1] == 1:
            continue
        if kept and lines.starts[index] - lines.ends[kept[-1]] < PAGE:
            kept.pop()
        kept.append(index)
    return kept


def _count_gaps(lines: Lines, gap: int, body: Span) -> int:
    first, last = lines.find(body[0]), lines.find(body[1])
    return sum(1 for index in range(first, last) if lines.gaps[index] >= gap)


def _indent(lines: Lines, index: int) -> int:
    start = lines.starts[index]
    if lines.text[start - 1 : start] in ("", "\n", "\r"):
        return 0  # as most lines are
    begin = max(lines.text.rfind("\n", max(0, start - 60), start), lines.text.rfind("\r", max(0, start - 60), start))
    return start - begin - 1


def _indent_usage(lines: Lines, body: Span) -> dict[int, int]:
    first, last = lines.find(body[0]), lines.find(body[1])
    text, starts = lines.text, lines.starts
    usage = Counter([min(CENTRED, _indent(lines, i)) for i in range(first, last) if text[starts[i] - 1] not in "\n\r"])
    usage[0] += last - first - usage.total()
    return usage


def _score(lines: Lines, group: list[int], body: Span) -> float:
    if len(group) < MIN_CHAPTERS:
        return 0.0
    candidates = [_candidate(lines, index) for index in group]
    middle = _lengths(candidates, body)
    least = MIN_HAN if any(lines[index][0] > "\u2e80" for index in group[:5]) else MIN_LATIN
    even = spread(candidates, body)
    texts = [lines[index].casefold() for index in group]
    if middle < least or even < 0.5 or (len(set(texts)) < 0.9 * len(texts) and not _names(lines, group)):
        return 0.0
    return 0.35 * even + 0.1 * min(len(group), 20) / 20 + 0.35


def _names(lines: Lines, group: list[int]) -> bool:
    """Chapters named for whose they are, in capitals: a name comes again, though never twice in a row."""
    texts = [lines[index] for index in group]
    often = max(texts.count(text) for text in set(texts))
    return (
        all(text.isupper() for text in texts)
        and len(set(texts)) >= 3
        and often <= 0.4 * len(texts)
        and all(one != other for one, other in pairwise(texts))
    )


def _lengths(candidates: list[Candidate], body: Span) -> float:
    edges = [candidate.start for candidate in candidates] + [body[1]]
    return median(later - earlier for earlier, later in pairwise(edges))


def _candidate(lines: Lines, index: int) -> Candidate:
    start, end = lines.starts[index], lines.ends[index]
    return Candidate(index, start, end, "titled", 2, None, None, lines.text[start:end].strip("_*"), True)
