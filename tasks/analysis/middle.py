"""The middle of several lengths, the same wherever it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median


def middle(lengths: Iterable[float]) -> float | None:
    """The median, as a whole number where it is one; None of nothing.

    What has no length is left out: a heading without text is no chapter that a typical one could be told by.
    """
    known = [length for length in lengths if length]
    if not known:
        return None
    found = median(known)
    return int(found) if found == int(found) else found
