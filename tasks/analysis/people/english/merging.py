"""Joins the forms of a name that mean one person, and keeps look-alikes apart.

In this order: full names, first names alone, titles with a name, last names alone, short forms, roles. A form goes
to the one who bears it by far most often; where the text does not decide, it stays a person of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...lexicons import words
from ...lexicons.english_people import SAME_TITLE, SHORT_FORMS
from ...values import Span
from . import apart
from .apart import Meetings
from .candidates import Name
from .crowd import Crowd
from .person import WIVES, Person, call, dominant
from .scanning import Key

_SURNAME_TITLES = words("""mr mrs miss ms dr capt col major general lieut prof inspector judge justice monsieur mme mlle signor herr
    frau m rev sergeant admiral citizen""")
_LEAST = 2
_RARELY = 20  # times
_MOST = 400


def join(
    names: dict[Key, Name], roles: dict[Key, list[Span]], meetings: Meetings
) -> tuple[list[Person], dict[Key, int], int]:
    """Return the persons, most mentioned first, for each form of a name whose it is, and how many more there are."""
    crowd = Crowd(_full_names(_sorted(names)))
    singles = [name for name in _sorted(names) if len(name.words) == 1 and name.title != "the"]
    bare = [name for name in singles if not name.title]
    titled = [name for name in singles if name.title]
    styled = _styled(titled)
    _assign(bare, crowd, lambda name, bearers: _given(name, bearers, meetings, styled.get(name.words[0])), keep=False)
    taken = {name.key for person in crowd.people for name in person.names}
    _assign(titled, crowd, lambda name, bearers: _titled(name, bearers, names, meetings))
    _assign([n for n in bare if n.key not in taken], crowd, _last)
    _short_forms(crowd, meetings)
    _assign([names[key] for key in sorted(roles)], crowd, _role)
    people = [person for person in crowd.people if person.count >= _LEAST]
    people.sort(key=lambda person: (-person.count, person.names[0].key))
    people, beyond = people[:_MOST], max(0, len(people) - _MOST)
    for person in people:
        call(person)
    return people, {name.key: i for i, person in enumerate(people) for name in person.names}, beyond


def _sorted(names: dict[Key, Name]) -> list[Name]:
    return sorted(names.values(), key=lambda name: (-name.count, name.key))


def _assign(
    names: Iterable[Name], crowd: Crowd, whose: Callable[[Name, list[Person]], Person | None], keep: bool = True
) -> None:
    """Give each name to the person it belongs to, or make it one of its own if it is to be kept.

    Who that is gets decided among those who bear the name's word, or its title as a word.
    """
    for name in names:
        word = name.words[0]
        person = whose(name, crowd.bearing(word, SAME_TITLE.get(word, word)))
        if person is not None:
            crowd.give(person, [name])
        elif keep:
            crowd.give(Person(), [name])


def _full_names(names: list[Name]) -> list[Person]:
    """One person for each pair of first and last word; a wife's title makes another person.

    Rodion Romanovitch is Rodion Romanovitch Raskolnikov, if there is but one such.
    """
    found: dict[tuple[str, str, bool], Person] = {}
    full = [name for name in names if len(name.words) > 1 and name.title != "the"]
    for name in full:
        key = (name.words[0], name.words[-1], name.title in WIVES)
        found.setdefault(key, Person()).names.append(name)
    in_order = sorted(found.items())
    longer: dict[Key, dict[int, Person]] = {}
    for key, person in in_order:
        if not key[2]:
            _note_longer(longer, person, person.names)
    for key, person in in_order:
        short = person.names[0].words
        if len(short) == 2 and not key[2]:
            bearers = [other for other in longer.get(short, {}).values() if other.names and other is not person]
            if len(bearers) == 1:
                _note_longer(longer, bearers[0], person.names)
                bearers[0].names.extend(person.names)
                person.names = []
    return [person for person in found.values() if person.names]


def _note_longer(longer: dict[Key, dict[int, Person]], person: Person, names: list[Name]) -> None:
    """Under two words, those who bear these and one more, before or after them."""
    for name in names:
        if len(name.words) > 2:
            longer.setdefault(name.words[:2], {})[id(person)] = person
            if name.count >= 2:
                longer.setdefault(name.words[-2:], {})[id(person)] = person


def _styled(titled: list[Name]) -> dict[str, Name]:
    """For each first name the title that it mostly goes with: Princess Mary, Aunt Polly."""
    found: dict[str, Name] = {}
    for name in titled:  # most frequent first
        if name.title not in _SURNAME_TITLES:
            found.setdefault(name.words[0], name)
    return found


def _somebody_else(styled: Name | None, person: Person) -> bool:
    """Whether Princess Mary cannot be Mary Smith: a princess so often, whose full name is rare and of no princess."""
    if styled is None or any(n.title == styled.title for n in person.full):
        return False
    return _RARELY * sum(n.count for n in person.full if n.words[0] == styled.words[0]) < styled.count


def _given(name: Name, people: list[Person], meetings: Meetings, styled: Name | None) -> Person | None:
    """Whose first name it is. A full name that is hardly ever used says nothing: it may be two people's."""
    word = name.words[0]
    bearers: list[Person] = []
    weights: list[int] = []
    for person in people:
        if word in person.firsts and not person.wife and not _somebody_else(styled, person):
            weight = sum(n.count for n in person.full if n.words[0] == word)
            lasts = [n for n in person.names if n not in person.full]
            if weight >= min(3, 0.02 * name.count) and not apart.distinct(meetings, [name], lasts):
                bearers.append(person)
                weights.append(weight)
    return dominant(bearers, weights, 2)


def _titled(name: Name, people: list[Person], names: dict[Key, Name], meetings: Meetings) -> Person | None:
    word, gender = name.words[0], name.gender

    def fits(person: Person) -> bool:
        return person.gender * gender >= 0 and not person.wife and not apart.distinct(meetings, [name], person.names)

    if name.title not in _SURNAME_TITLES or name.title == "miss":
        given = [p for p in people if word in p.firsts and fits(p) and not _somebody_else(name, p)]
        found = dominant(given, [p.count for p in given], 2)
        if found is not None or given:
            return found
        if name.title != "miss":
            return _relative(name, [p for p in people if any(n.words[-1] == word for n in p.names) and fits(p)])
    if name.title in WIVES:
        return None
    heirs = [p for p in people if word in p.lasts and p.gender * gender >= 0 and not p.wife]
    found = dominant(heirs, [p.count for p in heirs], 3)
    return found if found is not None and fits(found) and not _set_off(name, found) else None


def _relative(name: Name, bearers: list[Person]) -> Person | None:
    """Uncle X is Mr. X if there is but one; Aunt X is somebody else than Mrs. X."""
    if len(bearers) != 1 or any(n.title in WIVES for n in bearers[0].names):
        return None
    return bearers[0] if bearers[0].count >= name.count else None


def _set_off(name: Name, person: Person) -> bool:
    """Whether the text calls this person Mr. John Knightley, to tell him from Mr. Knightley."""
    with_title = sum(n.count for n in person.full if n.title == name.title)
    without = sum(n.count for n in person.full if not n.title)
    return with_title >= 10 and with_title > 0.5 * without and 3 * with_title <= name.count <= 12 * with_title


def _last(name: Name, people: list[Person]) -> Person | None:
    """A last name alone: the man's whom it names with title or first name, or its only bearer's."""
    word = name.words[0]
    bearers = [p for p in people if any(n.words[-1] == word and (n.title or len(n.words) > 1) for n in p.names)]
    bearers = [p for p in bearers if p.count >= min(3, 0.02 * name.count)]
    if len(bearers) == 1:
        return bearers[0] if not bearers[0].wife else None
    men = [p for p in bearers if p.gender >= 0 and not p.wife]
    weights = [sum(n.count for n in p.names if n.words[-1] == word) for p in men]
    return dominant(men, weights, 1.5)


def _short_forms(crowd: Crowd, meetings: Meetings) -> None:
    """Lizzy is Elizabeth if the two share a last name, or if Lizzy is what those who speak call her."""
    for person in sorted(crowd.people, key=lambda p: (p.count, p.names[0].key)):
        shorts = {n.words[0] for n in person.names if n.words[0] in SHORT_FORMS}
        if len(shorts) != 1:
            continue
        short = shorts.pop()
        formal = [
            p
            for p in crowd.bearing(*SHORT_FORMS[short])
            if p is not person and _formal(short, person, p) and not apart.distinct(meetings, p.names, person.names)
        ]
        other = dominant(formal, [p.count for p in formal], 3)
        if other is not None:
            crowd.join(person, other)


def _formal(short: str, person: Person, other: Person) -> bool:
    firsts = {n.words[0] for n in other.names if len(n.words) > 1 or n.title not in _SURNAME_TITLES}
    if firsts.isdisjoint(SHORT_FORMS[short]) or person.gender * other.gender < 0:
        return False
    if person.lasts and other.lasts:
        return not person.lasts.isdisjoint(other.lasts)
    called = sum(n.quoted for n in person.names) >= 0.75 * person.count
    told = sum(n.quoted for n in other.names) <= 0.65 * other.count
    return called and told and person.shares(other) >= 0.7


def _role(name: Name, people: list[Person]) -> Person | None:
    """The captain is Captain X if there is but one, and if he is often called so."""
    title = SAME_TITLE.get(name.words[0], name.words[0])
    weights = [sum(n.count for n in person.names if n.title == title) for person in people]
    bearers = [(p, w) for p, w in zip(people, weights, strict=True) if w]
    found = dominant([p for p, _ in bearers], [w for _, w in bearers], 3)
    if found is None:
        return None
    weight = next(w for p, w in bearers if p is found)
    return found if weight >= max(3, 0.1 * name.count) and weight >= 0.1 * found.count else None
