"""Where names stand in the text: the beginnings once, then for any of the names, longest name first."""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Iterator

from ...reading import Reading


def starts(reading: Reading, names: Collection[str]) -> array[int]:
    """Return where in the running text the first two characters of any name stand."""
    found = array("q")
    if not names:
        return found
    heads = frozenset(name[:2] for name in names)
    first = "".join(map(re.escape, sorted({head[0] for head in heads})))
    second = "".join(map(re.escape, sorted({head[1:] for head in heads})))
    pattern = re.compile(f"[{first}](?=[{second}])")
    text = reading.folded
    for piece in reading.pieces:
        here = [match.start() for match in pattern.finditer(text, piece.start, piece.end)]
        found.extend([start for start in here if text[start : start + 2] in heads])
    return found


def find(reading: Reading, names: Collection[str], starts: array[int]) -> Iterator[tuple[int, int, str]]:
    """Yield every place of a name in the running text, in order, without overlaps.

    `starts` holds at least the beginnings of these names.
    """
    # By first two characters the lengths to try, longest first.
    lengths: dict[str, tuple[int, ...]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        tried = lengths.get(name[:2], ())
        if len(name) not in tried:
            lengths[name[:2]] = (*tried, len(name))
    known = frozenset(names)
    text = reading.folded
    done = 0
    for start in starts:
        if start < done:
            continue
        for length in lengths.get(text[start : start + 2], ()):
            name = text[start : start + length]
            if name in known:
                done = start + length
                yield start, done, name
                break
