"""A name while it is weighed, and the parts of Chinese names."""

from __future__ import annotations

from dataclasses import dataclass

from ...lexicons.chinese_people import COMPOUND_SURNAMES, SURNAMES, TITLE_TAILS


@dataclass(slots=True)
class Name:
    """A word with what speaks for a person behind it."""

    text: str
    spoken: int = 0  # says something
    tagged: int = 0  # rjieba calls it a person's name
    subject: int = 0  # tagged, at the beginning of a clause
    acts: int = 0  # tagged, a verb or adverb follows
    place: int = 0  # tagged, after in, to, from
    count: int = 0  # in the whole text
    bins: int = 0  # one bit for each of the stretches of the text that name it


def surname(word: str) -> str:
    """The surname that the word begins with, or ""."""
    if len(word) > 2 and word[:2] in COMPOUND_SURNAMES:
        return word[:2]
    return word[0] if word[0] in SURNAMES else ""


def titled(word: str) -> bool:
    """Whether the word ends like an address or a rank."""
    return any(word.endswith(tail) and len(word) > len(tail) for tail in TITLE_TAILS)
