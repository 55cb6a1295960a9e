"""A line that may be a heading."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Candidate:
    """What a line would be if it were a heading.

    `family` names how it is made ("chapter", "回", "bare-roman", …): headings of one book share it. `rank` orders the
    levels of a book: 0 volume, 1 book or part, 2 chapter, 3 section; numbers without a word have rank 2.
    """

    line: int
    start: int
    end: int
    family: str
    rank: int
    value: int | None
    number: str | None
    title: str
    isolated: bool
    kind: str = "chapter"
    explicit: bool = True  # a word or a unit says that it is a heading, not the number alone
    lines: list[int] = field(default_factory=list)  # further lines of the heading
    prefix: str = ""
    inside: bool = False  # lines follow and go before without a blank one
    torn: bool = False  # the line before breaks off within a sentence
