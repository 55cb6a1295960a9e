"""Where names stand in the text: one pass, longest name first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ...reading import Reading


def find(reading: Reading, names: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Yield every place of a name in the running text, in order, without overlaps."""
    if not names:
        return
    # By first two characters the lengths to try, longest first.
    lengths: dict[str, tuple[int, ...]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        tried = lengths.get(name[:2], ())
        if len(name) not in tried:
            lengths[name[:2]] = (*tried, len(name))
    known = frozenset(names)
    first = re.compile("[" + "".join(map(re.escape, sorted({name[0] for name in names}))) + "]")
    text = reading.folded
    for piece in reading.pieces:
        done = piece.start
        for match in first.finditer(text, piece.start, piece.end):
            start = match.start()
            tried = lengths.get(text[start : start + 2], ())
            if not tried or start < done:
                continue
            for length in tried:
                name = text[start : start + length]
                if name in known:
                    done = start + length
                    yield start, done, name
                    break
