"""People in Chinese."""

from __future__ import annotations

from collections import Counter

from ...reading import Reading
from ...values import Dialogue, Progress
from ..mentions import Mentions, Named


def find(reading: Reading, dialogue: Dialogue, progress: Progress) -> Mentions:
    counted: Counter[str] = Counter()
    for words in reading.words:
        counted.update(w for w, t in zip(words.tokens, words.tags) if t == "nr" and len(w) > 1)
    names = [w for w, n in counted.most_common(60) if n > 2]
    import re
    found = Mentions([Named(n, []) for n in names])
    if names:
        index = {n: i for i, n in enumerate(names)}
        for m in re.finditer("|".join(sorted(names, key=len, reverse=True)), reading.folded):
            found.add(m.start(), m.end(), index[m.group()])
    return found
