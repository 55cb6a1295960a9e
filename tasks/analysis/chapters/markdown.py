"""The marks of Markdown in headings. https://spec.commonmark.org/0.31.2/#atx-headings"""

from __future__ import annotations

import re

_HASHES = re.compile(r"#{1,6}\s+(?P<text>.*?)\s*#*")
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)([^*_]{1,100})(?<=\S)\1(?!\w)")


def plain(heading: str) -> str:
    """A Markdown heading as it is read; any other heading as it is."""
    match = _HASHES.fullmatch(heading)
    return without_emphasis(match["text"]) if match else heading


def without_emphasis(text: str) -> str:
    """Without the asterisks and low lines around what is emphasised."""
    return _EMPHASIS.sub(r"\2", text)
