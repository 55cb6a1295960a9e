"""One person while the names are being joined."""

from __future__ import annotations

from dataclasses import dataclass, field

from .candidates import Name

WIVES = frozenset(["mrs", "mme"])


@dataclass(slots=True)
class Person:
    """The forms of one person's name, and what follows from them together."""

    names: list[Name] = field(default_factory=list)
    name: str = ""
    aliases: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(name.count for name in self.names)

    @property
    def bins(self) -> int:
        found = 0
        for name in self.names:
            found |= name.bins
        return found

    @property
    def gender(self) -> int:
        """1 or -1 by titles, else by the pronouns that follow; 0 where the text does not tell."""
        titled = {name.gender for name in self.names if name.title} - {0}
        if len(titled) == 1:
            return titled.pop()
        he, she = sum(n.he for n in self.names), sum(n.she for n in self.names)
        return 1 if he >= 2 * she + 2 else -1 if she >= 1.5 * he + 2 else 0

    @property
    def full(self) -> list[Name]:
        return [name for name in self.names if len(name.words) > 1]

    @property
    def firsts(self) -> set[str]:
        return {name.words[0] for name in self.full}

    @property
    def lasts(self) -> set[str]:
        return {name.words[-1] for name in self.full}

    @property
    def wife(self) -> bool:
        """Known by a husband's name only: Mrs. John Dashwood."""
        return bool(self.full) and all(name.title in WIVES for name in self.full)

    def shares(self, other: Person | Name) -> float:
        """How far the rarer of the two keeps to the stretches of the text where the other is named."""
        common = (self.bins & other.bins).bit_count()
        return common / max(1, min(self.bins.bit_count(), other.bins.bit_count()))


def dominant(people: list[Person], weights: list[int], times: float) -> Person | None:
    """The person of the greatest weight, if it outweighs the next one that many times."""
    ranked = sorted(zip(weights, people, strict=True), key=lambda pair: (-pair[0], pair[1].names[0].key))
    if ranked and (len(ranked) == 1 or ranked[0][0] >= times * ranked[1][0]):
        return ranked[0][1]
    return None


def call(person: Person) -> None:
    """Choose the name to show: first and last name if not rare, else the most frequent form; and the aliases."""
    names = sorted(person.names, key=lambda n: (-n.count, n.key))
    full = [n for n in names if len(n.words) > 1 and n.title != "the" and n.count >= 0.02 * person.count]
    best = names[0]
    if full:
        best = max(full, key=lambda n: (not n.title, n.count, n.key))
    forms: list[str] = []
    for name in names:
        forms.append(surface(name))
        if name.title == "the":
            forms.append(name.words[-1].capitalize())
    person.name = surface(best)
    person.aliases = [form for form in dict.fromkeys(forms) if form != person.name]


def surface(name: Name) -> str:
    """The name as the text mostly prints it."""
    return min(
        name.surfaces.items(), key=lambda item: (item[0].isupper() or item[0].split()[-1].isupper(), -item[1], item[0])
    )[0]
