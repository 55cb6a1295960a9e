"""Joins the forms of a name that mean one person, and keeps look-alikes apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...values import Span
from .candidates import Name
from .scanning import Key

_SURNAME_TITLES = frozenset("mr mister mrs miss ms dr doctor captain capt colonel col major general lieutenant professor prof inspector judge justice madame monsieur mademoiselle mme mlle signor herr frau m reverend rev sergeant admiral".split())
_LEAST = 2
_MOST = 400


@dataclass(slots=True)
class Person:
    """One person while the names are being joined."""

    names: list[Name] = field(default_factory=list)
    name: str = ""
    aliases: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(name.count for name in self.names)

    @property
    def gender(self) -> int:
        """By titles, else by the sum of pronouns."""
        titled = {name.gender for name in self.names if name.title} - {0}
        if len(titled) == 1:
            return titled.pop()
        he, she = sum(n.he for n in self.names), sum(n.she for n in self.names)
        return 1 if he >= 2 * she + 2 else -1 if she >= 1.5 * he + 2 else 0


def join(names: dict[Key, Name], roles: dict[Key, list[Span]]) -> tuple[list[Person], dict[Key, int]]:
    """Return the persons, most mentioned first, and for each form of a name whose it is."""
    full = _full_names(names)
    singles = [n for n in _sorted(names) if len(n.words) == 1 and n.title != "the"]
    owner: dict[Key, Person] = {name.key: person for person in full for name in person.names}
    for name in singles:
        if name.title:
            continue
        person = _given(name, full)
        if person is not None:
            person.names.append(name)
            owner[name.key] = person
    titled = [n for n in singles if n.title]
    for name in titled:
        person = _titled(name, full, owner)
        if person is None:
            person = Person()
        person.names.append(name)
        owner[name.key] = person
        if person not in full:
            full.append(person)
    for name in singles:
        if name.key not in owner:
            person = _bare(name, full)
            if person is None:
                person = Person()
                full.append(person)
            person.names.append(name)
            owner[name.key] = person
    for key in roles:
        person = _role(key, full)
        if person is None:
            person = Person()
            full.append(person)
        person.names.append(names[key])
        owner[key] = person
    people = [person for person in full if person.count >= _LEAST]
    people.sort(key=lambda person: (-person.count, person.names[0].key))
    people = people[:_MOST]
    for person in people:
        _call(person)
    index = {id(person): i for i, person in enumerate(people)}
    return people, {key: index[id(person)] for key, person in owner.items() if id(person) in index}


def _sorted(names: dict[Key, Name]) -> list[Name]:
    return sorted(names.values(), key=lambda name: (-name.count, name.key))


def _full_names(names: dict[Key, Name]) -> list[Person]:
    """One person for each pair of first and last word; a title of the other sex makes another person."""
    found: dict[tuple[str, str, int], Person] = {}
    for name in _sorted(names):
        if len(name.words) < 2 or name.title == "the":
            continue
        first, last = name.words[0], name.words[-1]
        gender = name.gender if name.title in ("mrs", "lady", "madame") else 0
        found.setdefault((first, last, gender), Person()).names.append(name)
    return list(found.values())


def _firsts(person: Person) -> set[str]:
    return {name.words[0] for name in person.names if len(name.words) > 1}


def _lasts(person: Person) -> set[str]:
    return {name.words[-1] for name in person.names if len(name.words) > 1}


def _given(name: Name, full: list[Person]) -> Person | None:
    """Whose first name it is: one that bears it alone, or far more often than the others."""
    return _dominant([p for p in full if name.words[0] in _firsts(p) and not _wife(p)], 2)


def _wife(person: Person) -> bool:
    return all(name.title in ("mrs", "lady", "madame") for name in person.names if len(name.words) > 1)


def _dominant(people: list[Person], times: float) -> Person | None:
    if not people:
        return None
    ranked = sorted(people, key=lambda p: (-p.count, p.names[0].key))
    if len(ranked) == 1 or ranked[0].count >= times * ranked[1].count:
        return ranked[0]
    return None


def _titled(name: Name, full: list[Person], owner: dict[Key, Person]) -> Person | None:
    word, gender = name.words[0], name.gender
    if name.title not in _SURNAME_TITLES or name.title in ("miss", "madame"):
        bare = owner.get(("", word))
        if bare is not None and bare.gender * gender >= 0:
            return bare
        given = [p for p in full if word in _firsts(p) and p.gender * gender >= 0 and not _wife(p)]
        if given:
            return _dominant(given, 2)
    if name.title in ("mrs", "mme"):
        return None
    heirs = [p for p in full if word in _lasts(p) and p.gender * gender >= 0 and not _wife(p)]
    return _dominant(heirs, 3)


def _bare(name: Name, full: list[Person]) -> Person | None:
    """A surname alone: the man's whom it names with title or first name, the only bearer's otherwise."""
    word = name.words[0]
    bearers = [p for p in full if any(n.words[-1] == word and (n.title or len(n.words) > 1) for n in p.names)]
    if len(bearers) == 1:
        return bearers[0]
    men = [p for p in bearers if p.gender >= 0]
    return _dominant(men, 1.5) or _dominant(bearers, 3)


def _role(key: Key, full: list[Person]) -> Person | None:
    """The captain is Captain X if there is but one."""
    spellings = {key[1], {"doctor": "dr", "captain": "capt", "colonel": "col"}.get(key[1], "")}
    return _dominant([p for p in full if any(n.title in spellings for n in p.names)], 5)


def _call(person: Person) -> None:
    """Choose the name to show: first and last name, else the most frequent form."""
    names = sorted(person.names, key=lambda n: (-n.count, n.key))
    best = max(names, key=lambda n: (len(n.words) > 1 and not n.title, n.count, n.key))
    forms = [_surface(name) for name in names]
    person.name = _surface(best)
    person.aliases = [form for form in dict.fromkeys(forms) if form != person.name]


def _surface(name: Name) -> str:
    words = min(name.surfaces.items(), key=lambda item: (-item[1], item[0]))[0]
    first, _, rest = words.partition(" ")
    if rest and first.lower() in ("mr", "mrs", "ms", "dr", "st", "capt", "prof", "rev", "col", "mme", "mlle"):
        return f"{first}. {rest}"
    return words
