"""Chapters added, removed, moved and changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tasks.analysis.compare import matching
from tasks.analysis.compare.units import Unit

EXAMPLES = 5
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Matched:
    """What became of the chapters; the lists hold what `compare` promises."""

    unchanged: int
    added: list[dict[str, Any]]
    removed: list[dict[str, Any]]
    moved: list[dict[str, Any]]
    changed: list[dict[str, Any]]
    shared: float

    def as_dict(self) -> dict[str, Any]:
        return {
            "unchanged": self.unchanged,
            "added": self.added,
            "removed": self.removed,
            "moved": self.moved,
            "changed": self.changed,
        }


def compare(a: Sequence[Unit], b: Sequence[Unit]) -> Matched:
    """Pair the chapters of two texts and tell what differs."""
    keys_a, keys_b = [Counter(unit.keys) for unit in a], [Counter(unit.keys) for unit in b]
    pairs = matching.pair(a, b)
    out_of_place = matching.moved(pairs)
    moved, changed, unchanged = [], [], 0
    for i, j in sorted(pairs.items()):
        common = matching.overlap(keys_a[i], keys_b[j])
        old, new = len(a[i].keys), len(b[j].keys)
        both = {"a": a[i].as_dict(), "b": b[j].as_dict()}
        if i in out_of_place:
            moved.append({**both, "after": b[j - 1].as_dict() if j else None})
        if common < old or common < new:
            changed.append({**both, **_change(a[i], b[j], keys_a[i], keys_b[j], common)})
        elif i not in out_of_place:
            unchanged += 1
    backwards = set(pairs.values())
    return Matched(
        unchanged,
        _alone(b, backwards, a),
        _alone(a, set(pairs), b),
        moved,
        changed,
        _shared(keys_a, keys_b),
    )


def _change(a: Unit, b: Unit, keys_a: Counter[str], keys_b: Counter[str], common: int) -> dict[str, Any]:
    total = len(a.keys) + len(b.keys)
    return {
        "changed_share": round((total - 2 * common) / total, 4),
        "sentences_removed": len(a.keys) - common,
        "sentences_added": len(b.keys) - common,
        "words_difference": b.words - a.words,
        "heading_changed": a.heading != b.heading,
        "removed_spans": _only(a, keys_b),
        "added_spans": _only(b, keys_a),
    }


def _only(unit: Unit, others: Counter[str]) -> list[list[int]]:
    """Where the first sentences stand that the other chapter has not."""
    left = others.copy()
    found: list[list[int]] = []
    for key, (start, end) in zip(unit.keys, unit.spans, strict=True):
        if left[key] > 0:
            left[key] -= 1
        else:
            found.append([start, end])
            if len(found) == EXAMPLES:
                break
    return found


def _alone(units: Sequence[Unit], paired: set[int], others: Sequence[Unit]) -> list[dict[str, Any]]:
    """Chapters without a counterpart; `text_in` are chapters of the other text that hold at least half of it anyway.

    So a chapter that was split, merged or copied is told from one that was written or thrown away.
    """
    lonely = [place for place in range(len(units)) if place not in paired]
    if not lonely:
        return []
    wanted = {key for place in lonely for key in units[place].keys}
    where: defaultdict[str, list[int]] = defaultdict(list)
    for place, other in enumerate(others):
        for key in wanted.intersection(other.keys):
            where[key].append(place)
    return [{**units[place].as_dict(), "text_in": _holders(units[place], where, others)} for place in lonely]


def _holders(unit: Unit, where: dict[str, list[int]], others: Sequence[Unit]) -> list[dict[str, Any]]:
    votes: Counter[int] = Counter()
    for key in unit.keys:
        places = where.get(key, ())
        if len(places) <= matching.RARE:
            votes.update(places)
    return [others[place].as_dict() for place in sorted(votes) if votes[place] >= HALF * len(unit.keys)]


def _shared(keys_a: Sequence[Counter[str]], keys_b: Sequence[Counter[str]]) -> float:
    """The share of both texts that stands in sentences of the other too, wherever; long sentences weigh more."""
    all_a: Counter[str] = Counter()
    all_b: Counter[str] = Counter()
    for keys in keys_a:
        all_a.update(keys)
    for keys in keys_b:
        all_b.update(keys)
    total = sum(len(key) * count for keys in (all_a, all_b) for key, count in keys.items())
    common = sum(len(key) * min(count, all_b[key]) for key, count in all_a.items() if key in all_b)
    return round(2 * common / total, 4) if total else 1.0
