"""Quotations between double marks, corner brackets or guillemets, resynchronised at every paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..reading import Reading
from ..values import Span

_BLANK_LINE = re.compile(r"\n\r?\n")
_MARK = re.compile('[“”„‟"＂«»‹›「」『』〝〞]')
_OPENERS = frozenset("“„‟「『〝")
_CLOSERS = frozenset("”」』〞")
_CLOSED_BY = {"“": "”“", "„": '“”‟"', "‟": "”", "「": "」", "『": "』", "〝": "〞”", '"': '"', "＂": "＂", "”": "”"}
_NESTED = frozenset("「『")
_BEFORE_OPENING = frozenset("([{—–-_*/\u3000")
# How far a quotation may run on over the end of a paragraph when a closing mark does follow.
_REACH = 12_000


@dataclass(slots=True)
class _Mark:
    offset: int
    char: str
    first: bool  # the paragraph begins with it
    paragraph: int
    role: int  # 1 opens, -1 closes, 0 may do either
    stray: bool  # of those that may do either: it ends a line after final punctuation, so it opens nothing


def find(reading: Reading) -> list[Span]:
    """Return the quotations of the body, marks included."""
    text = reading.text
    ends = reading.paragraphs.ends
    loose = _sentence_a_line(reading)
    found: list[Span] = []
    opened: _Mark | None = None
    depth = 0
    for mark in _marks(reading):
        if opened is not None and mark.paragraph != opened.paragraph and not _runs_on(opened, mark):
            last = (
                mark.paragraph - 1
                if loose and mark.first and mark.offset - opened.offset < _REACH
                else opened.paragraph
            )
            _add(found, opened.offset, ends[last])
            opened = None
        if opened is None:
            if mark.role > 0 or (mark.role == 0 and not mark.stray):
                opened, depth = mark, 0
        elif _closes(opened, mark):
            if depth:
                depth -= 1
            else:
                _add(found, opened.offset, mark.offset + 1)
                opened = None
        elif mark.char == opened.char and mark.role > 0:
            if mark.char in _NESTED and mark.paragraph == opened.paragraph and not mark.first:
                depth += 1
                continue
            # A second opening mark: the first quotation was never closed.
            _add(found, opened.offset, _trim(text, opened.offset, mark.offset))
            opened, depth = mark, 0
    if opened is not None:
        _add(found, opened.offset, ends[opened.paragraph])
    return found


def _add(found: list[Span], start: int, end: int) -> None:
    # Two marks with nothing between them quote nothing.
    if end - start > 2:
        found.append((start, end))


def _sentence_a_line(reading: Reading) -> bool:
    """Whether the text is a corpus with every sentence on a line of its own, its paragraphs unknown."""
    lines = len(reading.paragraphs)
    start, end = reading.structure.body
    if reading.cjk or lines < 20 or _BLANK_LINE.search(reading.text, start, max(start, end - 2)):
        return False
    return sum(map(len, reading.sentences)) <= 1.15 * lines


def _marks(reading: Reading) -> Iterator[_Mark]:
    """The marks of the body in order; one at a time, for a text may be nothing else."""
    text = reading.text
    reversed_guillemets = _reversed(text, reading.structure.body)
    starts, ends = reading.paragraphs.starts, reading.paragraphs.ends
    number, last = 0, len(starts) - 1
    for match in _MARK.finditer(text, *reading.structure.body):
        offset, char = match.start(), match.group()
        while number < last and ends[number] <= offset:
            number += 1
        start, end = starts[number], ends[number]
        if reading.cjk and char in '"＂':
            role = _cjk_role(text, offset, start, end)
        else:
            role = _role(text, offset, start, end, char, reversed_guillemets)
        stray = not role and offset + 1 == end and text[max(0, offset - 2) : offset].rstrip()[-1:] in tuple(".!?")
        yield _Mark(offset, char, offset == start, number, role, stray)


def _reversed(text: str, body: Span) -> bool:
    """Whether guillemets point inwards, as in German: »so«."""
    if text.find("«", *body) < 0 and text.find("»", *body) < 0:
        return False
    sample = text[body[0] : body[1]]
    inwards = len(re.findall(r"»\w", sample)) + len(re.findall(r"[\w.,!?…]«", sample))
    outwards = len(re.findall(r"«\s?\w", sample)) + len(re.findall(r"[\w.,!?…]\s?»", sample))
    return inwards > outwards


def _role(text: str, offset: int, start: int, end: int, char: str, reversed_guillemets: bool) -> int:
    if char in _OPENERS:
        # German: „so“ closes with what English opens with.
        return 1
    if char in _CLOSERS:
        return 1 if char == "”" and offset == start else -1
    if char in "«‹":
        return -1 if reversed_guillemets else 1
    if char in "»›":
        return 1 if reversed_guillemets else -1
    if offset == start:
        return 1
    before = text[offset - 1]
    after = text[offset + 1] if offset + 1 < end else "\n"
    open_before = before.isspace() or before in _BEFORE_OPENING
    open_after = after.isspace()
    if open_before and not open_after:
        return 1
    if open_after and not before.isspace():
        return -1
    return 0


def _cjk_role(text: str, offset: int, start: int, end: int) -> int:
    """Where no spaces part words, what stands before a straight mark tells: a colon opens, a finished sentence closes."""
    before = text[offset - 1] if offset > start else ""
    if not before or before in "：:":
        return 1
    return -1 if before in "。！？…．" or offset + 1 == end else 0


def _closes(opened: _Mark, mark: _Mark) -> bool:
    if opened.char in "«»‹›":
        return mark.role < 0
    if mark.char in _CLOSED_BY.get(opened.char, ""):
        if opened.char == "“":
            return mark.char == "”" and mark.role < 0
        if mark.char in '"＂':
            return mark.role <= 0
        return True
    return False


def _runs_on(opened: _Mark, mark: _Mark) -> bool:
    """Whether a quotation open at the end of its paragraph goes on to this, the next mark."""
    return mark.offset - opened.offset <= _REACH and not mark.first and mark.role <= 0


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
