"""Quotations between single marks, told from apostrophes."""

from __future__ import annotations

import re

from ..reading import Reading
from ..values import Span

_OPEN = re.compile(r"(?<![\w.,!?;:’'])(?:‘(?=\s?[\w“\"—–…(¡¿-])|'(?=[\w“\"—–…(-]|\s[A-Z]))")
_ELISION = re.compile(
    r"['‘’](?:em|tis|twas|twere|twill|til|till|cause|bout|n|un|e|im|is|er|ere|ave|ad|d|s|ll|re|ve|t|m)\b", re.IGNORECASE
)
# After punctuation the mark closes; after a bare word it may be an apostrophe, as in dogs'.
_CLOSE = re.compile(r"(?<=[.,!?;:…—–_)\-])\s?[’'](?!\w)|(?<=[^\Ws])[’'](?=[\s.,;:!?)—–-]|\Z)")
_REACH = 6_000


def find(reading: Reading) -> list[Span]:
    """Return the quotations of the body, marks included."""
    text = reading.text
    found: list[Span] = []
    paragraphs = reading.paragraphs
    done = 0
    for i, (start, end) in enumerate(paragraphs):
        position = max(start, done)
        while position < end:
            match = _OPEN.search(text, position, end)
            if match is None:
                break
            offset = match.start()
            if _ELISION.match(text, offset) and not (offset == start and text[offset] == "‘"):
                position = offset + 1
                continue
            close = _close(text, offset + 1, end)
            if close < 0 and (offset == start or text[offset] == "‘"):
                close = _beyond(reading, i, offset)
            if close < 0:
                position = offset + 1
                continue
            found.append((offset, close))
            position = done = close
    return found


def _close(text: str, start: int, end: int) -> int:
    """End of the quotation, or -1: punctuation before the mark decides; a bare word before it is a second choice."""
    second = -1
    for match in _CLOSE.finditer(text, start, end):
        if not text[match.start() - 1].isalnum():
            return match.end()
        if second < 0:
            second = match.end()
    return second


def _beyond(reading: Reading, i: int, offset: int) -> int:
    """End of a quotation that is open at the end of its paragraph: in a later one, or with this one."""
    text = reading.text
    starts, ends = reading.paragraphs.starts, reading.paragraphs.ends
    for j in range(i + 1, len(starts)):
        if ends[j] - offset > _REACH or text[starts[j]] == text[offset]:
            break
        if _OPEN.search(text, starts[j], ends[j]):
            close = _close(text, starts[j], _OPEN.search(text, starts[j], ends[j]).start())  # type: ignore[union-attr]
            return close if close > 0 else ends[i]
        close = _close(text, starts[j], ends[j])
        if close > 0 and not text[close - 2].isalnum():
            return close
    return ends[i]
