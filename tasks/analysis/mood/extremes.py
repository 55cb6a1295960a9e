"""The passages where the mood is furthest from the book's own mean, for the reader to judge."""

from __future__ import annotations

from array import array
from statistics import fmean
from types import MappingProxyType

from ..reading import Reading
from ..tokens import LATIN_WORD
from ..values_language import Extreme
from .arc import BINS, smoothed

_SHOWN = 3
_APART = 10  # bins between two extremes
_PASSAGE = {True: 150, False: 500}  # characters


def find(
    reading: Reading, values: list[array[float]], bins: list[float], lexicon: MappingProxyType[str, float]
) -> list[Extreme]:
    """Return up to three passages, in text order: the strongest sentences of the most extreme bins."""
    smooth = smoothed(bins)
    middle = fmean(smooth)
    order = sorted(range(len(smooth)), key=lambda i: (-abs(smooth[i] - middle), i))
    chosen: list[int] = []
    for i in order:
        if all(abs(i - j) >= _APART for j in chosen):
            chosen.append(i)
        if len(chosen) == _SHOWN:
            break
    found: list[Extreme] = []
    for i in sorted(chosen):
        span = _passage(reading, values, i, smooth[i] > middle, lexicon)
        if span is not None:
            found.append(Extreme(span, round((i + 0.5) / BINS, 3), round(100 * smooth[i], 2)))
    return found


def _passage(
    reading: Reading, values: list[array[float]], bin_number: int, bright: bool, lexicon: MappingProxyType[str, float]
) -> tuple[int, int] | None:
    """The run of sentences in the bin with the brightest or darkest words."""
    total = sum(map(len, values))
    low, high = bin_number * total // BINS, (bin_number + 1) * total // BINS
    spans: list[tuple[int, int]] = []
    counted = 0
    for piece, mood, sentences in zip(reading.pieces, values, reading.sentences, strict=True):
        size = len(mood)
        if size and counted < high and counted + size > low:
            width = piece.end - piece.start
            a = piece.start + width * max(0, low - counted) // size
            b = piece.start + width * min(size, high - counted) // size
            spans.extend((s, e) for s, e in sentences if s >= a and e <= b)
        counted += size
    if not spans:
        return None
    scores = [_score(reading, reading.folded[s:e], lexicon) * (1 if bright else -1) for s, e in spans]
    limit = _PASSAGE[reading.cjk]
    best, best_score = (0, 0), float("-inf")
    last, running = 0, 0.0
    for first in range(len(spans)):
        while last < len(spans) and (last == first or spans[last][1] - spans[first][0] <= limit):
            running += scores[last]
            last += 1
        if running > best_score:
            best, best_score = (first, last - 1), running
        running -= scores[first]
    return spans[best[0]][0], spans[best[1]][1]


def _score(reading: Reading, sentence: str, lexicon: MappingProxyType[str, float]) -> float:
    if reading.code == "zh":
        return sum(value for word, value in lexicon.items() if word in sentence) if len(sentence) < 2000 else 0.0
    return sum(lexicon.get(word, 0.0) for word in LATIN_WORD.findall(sentence.lower()))
