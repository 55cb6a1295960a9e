"""Every place where a person of the cast is named."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field


def _empty() -> array[int]:
    return array("q")


@dataclass(slots=True)
class Named:
    """One person: the name to show first, the other names that the text uses."""

    name: str
    aliases: list[str]


@dataclass(slots=True)
class Mentions:
    """People, and in text order the places that name them, as parallel arrays."""

    people: list[Named]
    starts: array[int] = field(default_factory=_empty)
    ends: array[int] = field(default_factory=_empty)
    who: array[int] = field(default_factory=_empty)  # index into `people`

    def add(self, start: int, end: int, who: int) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.who.append(who)
