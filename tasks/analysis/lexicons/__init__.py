"""Word lists as small data modules; what comes from others is named in NOTICE.txt."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a list that is written with white space between them."""
    return frozenset(text.split())


def ordered(text: str) -> tuple[str, ...]:
    """The same in the order in which they are written."""
    return tuple(text.split())
