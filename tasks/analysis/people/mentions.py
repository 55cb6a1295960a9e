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
    beyond: int = 0  # people who were found, and are named too seldom for the list

    def add(self, start: int, end: int, who: int) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.who.append(who)

    def places(self, same: dict[int, int]) -> list[int]:
        """Where each of the people stands in the list of those who are left by `joined`."""
        kept = [i for i in range(len(self.people)) if i not in same]
        place = {i: n for n, i in enumerate(kept)}
        return [place[same.get(i, i)] for i in range(len(self.people))]

    def joined(self, same: dict[int, int]) -> Mentions:
        """The mentions with some people joined to others: {who: who that is}."""
        kept = [i for i in range(len(self.people)) if i not in same]
        place = {i: n for n, i in enumerate(kept)}
        where = self.places(same)
        people = [Named(self.people[i].name, list(self.people[i].aliases)) for i in kept]
        for i, other in sorted(same.items()):
            named = people[place[other]]
            named.aliases.extend(a for a in (self.people[i].name, *self.people[i].aliases) if a not in named.aliases)
        return Mentions(people, self.starts, self.ends, array("q", (where[i] for i in self.who)), self.beyond)
