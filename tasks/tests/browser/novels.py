"""Small novels made up for these tests."""

from __future__ import annotations

import secrets

_PEOPLE = ("Margaret Hale", "John Thornton", "Bessy Higgins")


def novel(chapters: int = 6, mark: str | None = None) -> str:
    """A text with numbered chapters, people and dialogue; no two are the same file."""
    mark = mark or secrets.token_hex(4)
    return "\n\n".join(_chapter(number, mark) for number in range(1, chapters + 1)) + "\n"


def _chapter(number: int, mark: str) -> str:
    speaker, other, third = (_PEOPLE[(number + turn) % 3] for turn in range(3))
    scene = (
        f"The mill was loud on the morning of day {number}, and {speaker} walked through the yard with {other}. "
        f"“I am glad that you came,” said {speaker}. “We were afraid of the strike, and of the winter too.” "
        f"{other} looked at the high windows and answered nothing for a while. "
        f"“There is hope,” replied {other}, “if {third} keeps a promise.” The letter {mark} lay open on the table."
    )
    return f"CHAPTER {number}\n\n" + "\n\n".join([scene] * 1 + [_passage(number, turn) for turn in range(5)])


def _passage(number: int, turn: int) -> str:
    words = ("river", "cotton", "window", "garden", "market", "chapel", "harbour", "kitchen")
    first, second = words[(number + turn) % 8], words[(number * 3 + turn) % 8]
    return (
        f"They went past the {first} and on to the {second}, where nobody had been since year {number * 7 + turn}. "
        f"It was a quiet hour, and the {first} smelled of rain; the {second} was shut."
    )
