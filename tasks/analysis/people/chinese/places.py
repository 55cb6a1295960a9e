"""Where names stand in the text: one pass, longest name first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ...reading import Reading


def find(reading: Reading, names: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Yield every place of a name in the running text, in order, without overlaps."""
    if not names:
        return
    known = frozenset(names)
    # By first character the lengths to try, longest first.
    lengths: dict[str, list[int]] = {}
    for name in sorted(known, key=lambda name: (-len(name), name)):
        tried = lengths.setdefault(name[0], [])
        if len(name) not in tried:
            tried.append(len(name))
    first = re.compile("[" + "".join(map(re.escape, sorted(lengths))) + "]")
    text = reading.folded
    for piece in reading.pieces:
        done = piece.start
        for match in first.finditer(text, piece.start, piece.end):
            start = match.start()
            if start < done:
                continue
            for length in lengths[text[start]]:
                name = text[start : start + length]
                if name in known:
                    done = start + length
                    yield start, done, name
                    break
