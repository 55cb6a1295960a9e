"""The people of a novel while their names are being joined."""

from __future__ import annotations

from collections.abc import Iterable

from .candidates import Name
from .person import Person


class Crowd:
    """People, found by the words of their names: to go through all of them for each name would take for ever."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people: dict[int, Person] = {}
        self._bearing: dict[str, dict[int, Person]] = {}
        for person in people:
            self._add(person, person.names)

    @property
    def people(self) -> list[Person]:
        return list(self._people.values())

    def bearing(self, *words: str) -> list[Person]:
        """Those with a name that begins or ends with one of these words, or has it as its title."""
        found: dict[int, Person] = {}
        for word in words:
            found |= self._bearing.get(word, {})
        return [person for number, person in found.items() if number in self._people]

    def give(self, person: Person, names: list[Name]) -> None:
        """Give a person, old or new, some more names."""
        person.names.extend(names)
        self._add(person, names)

    def join(self, person: Person, other: Person) -> None:
        """Give all names of a person to another one, who is the same."""
        self.give(other, person.names)
        del self._people[id(person)]

    def _add(self, person: Person, names: Iterable[Name]) -> None:
        self._people.setdefault(id(person), person)
        for name in names:
            for word in (name.words[0], name.words[-1], name.title):
                self._bearing.setdefault(word, {})[id(person)] = person
