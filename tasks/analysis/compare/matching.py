"""Which chapter of one text is which of the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from tasks.analysis.compare.units import Unit

RARE = 4  # a sentence in more chapters than this ("“Yes.”") says nothing about which one it is
LEAST = 0.2  # of the shorter one's distinctive sentences: below it, two chapters are two chapters
SAME_NAME = 0.3  # share of matched chapters from which the texts count as drafts, so that a heading may decide

Pairs = dict[int, int]


def pair(a: Sequence[Unit], b: Sequence[Unit]) -> Pairs:
    """Place in `a` to place in `b`, one to one: first by the sentences in common, then by headings."""
    pairs: Pairs = {}
    taken: set[int] = set()
    for _, i, j in sorted(_candidates(a, b)):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    if len(pairs) >= SAME_NAME * min(len(a), len(b)):
        _by_heading(a, b, pairs, taken)
    return pairs


def overlap(keys_a: Counter[str], keys_b: Counter[str]) -> int:
    """How many sentences two chapters have in common, repeated ones as often as both have them."""
    if len(keys_b) < len(keys_a):
        keys_a, keys_b = keys_b, keys_a
    return sum(min(count, keys_b[key]) for key, count in keys_a.items() if key in keys_b)


def moved(pairs: Pairs) -> set[int]:
    """Places in `a` of chapters that left the order: all but a longest run of pairs that rises in both texts."""
    places = sorted(pairs)
    ends: list[int] = []  # smallest end of a rising run of each length
    owners: list[int] = []
    before: dict[int, int | None] = {}
    for i in places:
        at = bisect_left(ends, pairs[i])
        before[i] = owners[at - 1] if at else None
        if at == len(ends):
            ends.append(pairs[i])
            owners.append(i)
        else:
            ends[at], owners[at] = pairs[i], i
    kept: set[int] = set()
    last: int | None = owners[-1] if owners else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return set(places) - kept


def _candidates(a: Sequence[Unit], b: Sequence[Unit]) -> list[tuple[float, int, int]]:
    """(minus the share in common, i, j) of chapters with sentences that few others have."""
    where_a, where_b = _where(a), _where(b)
    votes: Counter[tuple[int, int]] = Counter()
    weights_a: Counter[int] = Counter()
    weights_b: Counter[int] = Counter()
    for key, places in where_a.items():
        if len(places) > RARE:
            continue
        for i in places:
            weights_a[i] += len(key)
        others = where_b.get(key, ())
        if len(others) <= RARE:
            for i in places:
                for j in others:
                    votes[i, j] += len(key)
    for key, places in where_b.items():
        if len(places) <= RARE:
            for j in places:
                weights_b[j] += len(key)
    return [
        (-(2 * common / (weights_a[i] + weights_b[j])), i, j)
        for (i, j), common in votes.items()
        if common >= LEAST * min(weights_a[i], weights_b[j])
    ]


def _where(units: Sequence[Unit]) -> dict[str, list[int]]:
    """The places of the units that each sentence is in."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, unit in enumerate(units):
        for key in set(unit.keys):
            found[key].append(place)
    return found


def _by_heading(a: Sequence[Unit], b: Sequence[Unit], pairs: Pairs, taken: set[int]) -> None:
    """Pair what is left where both texts have one chapter of that heading, between the same neighbours: rewritten."""
    left_a = [i for i in range(len(a)) if i not in pairs]
    left_b = [j for j in range(len(b)) if j not in taken]
    names_b: defaultdict[str, list[int]] = defaultdict(list)
    for j in left_b:
        names_b[_name(b[j])].append(j)
    names_a = Counter(_name(a[i]) for i in left_a)
    for i in left_a:
        name = _name(a[i])
        if name and names_a[name] == 1 and len(names_b[name]) == 1:
            j = names_b[name][0]
            if _fits(i, j, len(a), len(b), pairs):
                pairs[i] = j
                taken.add(j)


def _fits(i: int, j: int, count_a: int, count_b: int, pairs: Pairs) -> bool:
    """Whether the chapter before or behind is the same in both texts."""
    before = (i == 0 and j == 0) or (i > 0 and pairs.get(i - 1, -2) == j - 1)
    behind = (i == count_a - 1 and j == count_b - 1) or pairs.get(i + 1, -2) == j + 1
    return before or behind


def _name(unit: Unit) -> str:
    return " ".join(unit.heading.casefold().split())
