"""Names that only those who speak use: who answers to them is who they mean.

“Lizzy,” says the father, and the next to speak is Elizabeth; 三藏叫：“悟空，” and 行者 answers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from ..reading import Reading
from ..values import Quote
from .mentions import Mentions

_QUOTED_SHARE = 0.75  # of the mentions of a name that only those who speak use
_SPOKEN_SHARE = 0.03  # at most: who is named as speaking has this name with the narrator too
_LEAST_ANSWERS = 4
_ANSWER_SHARE = 0.6
_REACH = 700  # characters from being addressed to the answer
_FOLLOWED = frozenset(",.!?;，。！？；、…")
_ENDS = frozenset('.!?;"“”。！？；：「」')
_NEAR = 60
_APART = (3, 0.04)


def find(reading: Reading, quotes: list[Quote], mentions: Mentions) -> dict[int, int]:
    """Return who is whom: {index of a person only addressed: index of the one who answers}."""
    index = {named.name: i for i, named in enumerate(mentions.people)}
    speakers = [index.get(quote.speaker) if quote.speaker else None for quote in quotes]
    total = Counter(mentions.who)
    spoken = Counter(who for who in speakers if who is not None)
    quoted, answers = _answers(reading, quotes, speakers, mentions)
    beside = _beside(reading, mentions)
    found: dict[int, int] = {}
    for who, count in sorted(total.items()):
        if quoted[who] < _QUOTED_SHARE * count or spoken[who] > _SPOKEN_SHARE * count:
            continue
        heard = answers.get(who)
        if not heard:
            continue
        other, times = min(heard.items(), key=lambda item: (-item[1], item[0]))
        if times < _LEAST_ANSWERS or times < _ANSWER_SHARE * heard.total() or total[other] < count:
            continue
        least, share = _APART
        together = beside[min(who, other), max(who, other)]
        if together < max(least, share * count) and quoted[other] < _QUOTED_SHARE * total[other]:
            found[who] = other
    # Whoever is joined must not be joined to one who is joined.
    return {who: other for who, other in found.items() if other not in found}


def _answers(
    reading: Reading, quotes: list[Quote], speakers: list[int | None], mentions: Mentions
) -> tuple[Counter[int], dict[int, Counter[int]]]:
    """How often each person is named inside quotations, and who spoke next after being addressed so."""
    text = reading.text
    starts = mentions.starts
    quoted: Counter[int] = Counter()
    answers: dict[int, Counter[int]] = {}
    for i, quote in enumerate(quotes):
        j = bisect_left(starts, quote.start)
        while j < len(starts) and starts[j] < quote.end:
            who = mentions.who[j]
            quoted[who] += 1
            if text[mentions.ends[j] : mentions.ends[j] + 1] in _FOLLOWED:
                answer = _next(quotes, speakers, i)
                if answer is not None and answer != who:
                    answers.setdefault(who, Counter())[answer] += 1
            j += 1
    return quoted, answers


def _next(quotes: list[Quote], speakers: list[int | None], i: int) -> int | None:
    """Who speaks next, if the text names them and they are not the one who has just spoken."""
    for j in (i + 1, i + 2):
        if j >= len(quotes) or quotes[j].start - quotes[i].end > _REACH:
            return None
        if speakers[j] is not None and speakers[j] != speakers[i]:
            return speakers[j]
        if speakers[j] is None:
            return None
    return None


def _beside(reading: Reading, mentions: Mentions) -> Counter[tuple[int, int]]:
    """How often two people stand side by side in one sentence, which one person does not."""
    text = reading.text
    found: Counter[tuple[int, int]] = Counter()
    for i in range(1, len(mentions.starts)):
        a, b = mentions.who[i - 1], mentions.who[i]
        if a != b and mentions.starts[i] - mentions.ends[i - 1] < _NEAR:
            between = text[mentions.ends[i - 1] : mentions.starts[i]]
            if _ENDS.isdisjoint(between):
                found[min(a, b), max(a, b)] += 1
    return found
