"""The valence of each word of a text."""

from __future__ import annotations

from array import array
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from ..lexicons import chinese_mood, words
from ..reading import Reading
from ..values import Progress

_NEGATION = {
    "en": words("""not no never none nobody nothing neither nor nowhere hardly scarcely barely seldom rarely without cannot can't
        don't doesn't didn't won't wouldn't shan't shouldn't couldn't isn't aren't wasn't weren't hasn't haven't hadn't
        ain't mustn't needn't mightn't"""),
    "zh": chinese_mood.NEGATION,
}
_DENIED = -0.74  # Hutto and Gilbert 2014
_WINDOW = {"en": 3, "zh": 2}
# Words of VADER's list that in novels are names, oaths of habit or of another meaning.
_NEUTRAL = frozenset(["miss", "like", "well", "sir", "dear", "grave", "may", "will", "no", "lost", "matter"])


@cache
def lexicon(code: str) -> MappingProxyType[str, float] | None:
    """Valence by word, -4 to 4; None for a language without a list."""
    if code == "zh":
        return MappingProxyType(chinese_mood.VALENCE)
    if code != "en":
        return None
    source = (files(__package__).parent / "lexicons" / "vader_lexicon.txt").read_text(encoding="utf-8")  # type: ignore[attr-defined]
    found: dict[str, float] = {}
    for line in source.splitlines():
        word, value = line.split("\t")
        if word not in _NEUTRAL:
            found[word] = float(value)
    return MappingProxyType(found)


def read(reading: Reading, lexicon: MappingProxyType[str, float], progress: Progress) -> tuple[list[array[float]], int]:
    """Return each word's valence, piece by piece, and how many words the list knows."""
    negation, window = _NEGATION[reading.code], _WINDOW[reading.code]
    found: list[array[float]] = []
    hits = 0
    telling = frozenset(lexicon)
    for done, piece in enumerate(reading.words, 1):
        words = piece.plain
        values = array("f", bytes(4 * len(words)))
        known = [i for i, word in enumerate(words) if word in telling]
        for i in known:
            value = lexicon[words[i]]
            denied = not negation.isdisjoint(words[max(0, i - window) : i])
            values[i] = value * _DENIED if denied else value
        hits += len(known)
        found.append(values)
        progress(done / len(reading.words))
    return found, hits
