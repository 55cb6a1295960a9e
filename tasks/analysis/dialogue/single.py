"""Quotations between single marks, told from apostrophes."""

from __future__ import annotations

import re

from ..reading import Reading
from ..values import Span

_OPEN = re.compile(r"(?<![\w.,!?;:’'])[‘'](?=[\w“\"—–…(¡¿-]|\s\w)")
_ELISION = re.compile(r"['‘’](?:em|tis|twas|twere|twill|til|till|cause|bout|n|un|e|im|is|er|ere|ave|ad|d|s|ll|re|ve|t|m)\b", re.I)
_CLOSE = re.compile(r"(?<=[.,!?;:…—–_)\-])\s?[’'](?!\w)|(?<=[\w*])[’'](?=[\s.,;:!?)—–-]|\Z)")
_REACH = 6_000


def find(reading: Reading) -> list[Span]:
    """Return the quotations of the body, marks included."""
    text = reading.text
    found: list[Span] = []
    covered = 0
    spans = list(reading.paragraphs)
    for i, (start, end) in enumerate(spans):
        position = max(start, covered)
        while position < end:
            match = _OPEN.search(text, position, end)
            if match is None:
                break
            offset = match.start()
            if offset > start and _ELISION.match(text, offset):
                position = offset + 1
                continue
            close = _close(text, offset + 1, end)
            if close < 0:
                if offset == start or text[offset] == "‘":
                    close = end
                    found.append((offset, end))
                    break
                position = offset + 1
                continue
            found.append((offset, close))
            position = close
        covered = max(covered, position if position > start else 0)
    return found


def _close(text: str, start: int, end: int) -> int:
    """End of the quotation, or -1: punctuation before the mark decides; a bare word before it is a second choice."""
    second = -1
    for match in _CLOSE.finditer(text, start, end):
        stop = match.end()
        before = text[match.start() - 1] if match.start() else ""
        if not before.isalnum():
            return stop
        # dogs' and the like: an apostrophe rather than an end.
        if second < 0 and before.lower() != "s" and text[stop : stop + 1] in ("", "\n", "\r") or text[stop : stop + 1] in (".", ",", "!", "?"):
            second = stop
    return second
