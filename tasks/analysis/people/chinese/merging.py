"""Joins a person's names: surname and given name with the given name alone, courtesy names, 凤姐 with 凤姐儿."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from ...lexicons.chinese_people import JOINING_TAILS
from ...reading import Reading
from .names import Name, surname, titled

_MOST = 400
_DOMINANT = 3  # times as often as the next bearer of the same given name
_TOGETHER = 0.4


@dataclass(slots=True)
class Person:
    """One person while the names are being joined."""

    names: list[Name] = field(default_factory=list)
    name: str = ""
    aliases: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(name.count for name in self.names)


def join(
    reading: Reading, names: dict[str, Name], links: Counter[tuple[str, str]]
) -> tuple[list[Person], dict[str, int], int]:
    """Return the persons, most mentioned first, and for each name whose it is."""
    parent: dict[str, str] = {}

    def root(word: str) -> str:
        while parent.get(word, word) != word:
            word = parent[word]
        return word

    def unite(a: str, b: str) -> None:
        a, b = root(a), root(b)
        if a != b:
            parent[b] = a

    for full, given in _given_names(names):
        unite(full, given)
    taken: set[str] = set()
    for (full, courtesy), _ in sorted(links.items(), key=lambda item: (-item[1], item[0])):
        # One courtesy name may belong to two people; the one whom the text links more often gets it.
        if courtesy not in taken:
            taken.add(courtesy)
            unite(full, courtesy)
    for word, bearer in _ranked(names, root):
        unite(bearer, word)
    for word in sorted(names):
        if word.endswith("儿") and len(word) > 2 and word[:-1] in names:
            unite(word[:-1], word)
    groups: dict[str, Person] = {}
    for word, name in names.items():
        groups.setdefault(root(word), Person()).names.append(name)
    people = sorted(groups.values(), key=lambda person: (-person.count, person.names[0].text))
    people, beyond = people[:_MOST], max(0, len(people) - _MOST)
    linked = {full for full, _ in links}
    for person in people:
        _call(reading, person, linked)
    return people, {name.text: i for i, person in enumerate(people) for name in person.names}, beyond


def _given_names(names: dict[str, Name]) -> list[tuple[str, str]]:
    """Pairs of a full name and the given name that mostly means the same person."""
    bearers: dict[str, list[str]] = {}
    for word in names:
        family = surname(word)
        given = word[len(family) :]
        if family and len(given) >= 2 and given in names:
            bearers.setdefault(given, []).append(word)
    found: list[tuple[str, str]] = []
    for given, fulls in sorted(bearers.items()):
        fulls.sort(key=lambda word: (-names[word].count, word))
        if len(fulls) == 1 or names[fulls[0]].count >= _DOMINANT * names[fulls[1]].count:
            found.append((fulls[0], given))
    return found


def _ranked(names: dict[str, Name], root: Callable[[str], str]) -> list[tuple[str, str]]:
    """Pairs of surname with rank (林教头) and the one bearer of that surname who is by far the most frequent."""
    counts: Counter[str] = Counter()
    families: dict[str, set[str]] = {}
    bins: dict[str, int] = {}
    for word, name in names.items():
        counts[root(word)] += name.count
        bins[root(word)] = bins.get(root(word), 0) | name.bins
    for word in names:
        family = surname(word)
        if family and 1 <= len(word) - len(family) <= 2 and not titled(word):
            families.setdefault(family, set()).add(root(word))
    found: list[tuple[str, str]] = []
    for word in sorted(names):
        family = surname(word)
        if not family or word[len(family) :] not in JOINING_TAILS:
            continue
        bearers = sorted(families.get(family, set()), key=lambda w: (-counts[w], w))
        if not bearers or (len(bearers) > 1 and counts[bearers[0]] < _DOMINANT * counts[bearers[1]]):
            continue
        # 桓公 is no Mr Huan: rather a rank of somebody else's if it is far more frequent, or used elsewhere.
        if (not word.endswith("公") or counts[bearers[0]] >= 0.8 * names[word].count) and _together(
            names[word].bins, bins[bearers[0]]
        ):
            found.append((word, bearers[0]))
    return found


def _together(a: int, b: int) -> bool:
    """Whether two names are used in the same stretches of the text."""
    return (a & b).bit_count() >= _TOGETHER * min(a.bit_count(), b.bit_count())


def _call(reading: Reading, person: Person, linked: set[str]) -> None:
    """Show the name that the text introduces, else the fullest one that is not rare, as the text prints it."""
    names = sorted(person.names, key=lambda n: (-n.count, n.text))
    full = [n for n in names if surname(n.text) and (n.count >= 0.02 * person.count or n.text in linked)]
    best = names[0]
    if full:
        best = max(full, key=lambda n: (n.text in linked, not titled(n.text), len(n.text) > 2, n.count, n.text))
    person.name = surface(reading, best.text)
    person.aliases = [form for n in names if (form := surface(reading, n.text)) != person.name]


def surface(reading: Reading, word: str) -> str:
    """The word as the text prints it, where it was counted in simplified characters."""
    if reading.folded is reading.text:
        return word
    offset = reading.folded.find(word)
    return reading.text[offset : offset + len(word)] if offset >= 0 else word
