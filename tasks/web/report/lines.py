"""Stretches of a text on one line."""

from __future__ import annotations

import re

# Scripts that part no words by spaces, with their punctuation; the wide blank is white space, and not among it.
_HAN = "\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_SIGNS = "“”‘’…—"  # shared with scripts that have spaces
_WRAPPED = re.compile(rf"(?<=[{_HAN}])[^\S\n]*\n\s*(?=[{_HAN}{_SIGNS}])|(?<=[{_SIGNS}])[^\S\n]*\n\s*(?=[{_HAN}])")


def stretch(text: str, start: int, end: int) -> str:
    """text[start:end] without the line ends that only a full line made where words have no spaces between them.

    What stands beside the stretch decides too, so that stretches can be set one after the other.
    """
    kept, place = [], start
    for gap in _WRAPPED.finditer(text, start, min(len(text), end + 1)):
        kept.append(text[place : gap.start()])
        place = gap.end()
    return "".join(kept) + text[place:end]


def line(text: str, start: int, end: int) -> str:
    """A stretch on one line, a space kept at either end where white space was."""
    found = stretch(text, start, end)
    inner = " ".join(found.split())
    return f"{' ' if found[:1].isspace() else ''}{inner}{' ' if found[-1:].isspace() else ''}"
