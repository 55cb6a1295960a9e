"""The tone of the words over the book: an arc of a hundred bins, a value per chapter, the extreme passages."""

from __future__ import annotations

from array import array

from .. import reading as readings
from ..reading import Reading
from ..values import Language, Progress, Structure, silent
from ..values_language import Mood
from . import arc, extremes, valence

MIN_WORDS = 2000  # fewer than 20 words a bin say nothing
MIN_COVERAGE = 0.02


def measure(
    text: str,
    structure: Structure,
    language: Language,
    progress: Progress = silent,
    reading: Reading | None = None,
) -> Mood:
    """Return the mood by word list: VADER's in English, an own one in Chinese (experimental); else the reason.

    A word's valence counts negatively, three quarters of it, if one of the three words before it denies it.
    """
    known = readings.of(text, structure, language, reading)
    nothing: list[float | None] = [None] * len(structure.chapters)
    lexicon = valence.lexicon(known.code)
    if lexicon is None:
        return Mood(None, nothing, [], 0.0, reason="there is no word list for this language")
    values, hits = valence.read(known, lexicon, lambda done: progress(0.7 * done))
    total = sum(map(len, values))
    coverage = round(hits / total, 4) if total else 0.0
    experimental = known.code != "en"
    if coverage < MIN_COVERAGE:
        reason = f"the word list knows only {coverage:.1%} of the words"
        return Mood(None, nothing, [], coverage, experimental, reason)
    chapters = _per_chapter(known, values)
    if total < MIN_WORDS:
        return Mood(None, chapters, [], coverage, experimental, f"fewer than {MIN_WORDS} words")
    bins = arc.bins(values)
    curve = arc.curve(bins)
    found = extremes.find(known, values, bins, lexicon)
    progress(1.0)
    return Mood(curve, chapters, found, coverage, experimental)


def _per_chapter(reading: Reading, values: list[array[float]]) -> list[float | None]:
    """Mean valence per 100 words of each chapter."""
    by_chapter = {piece.chapter: mood for piece, mood in zip(reading.pieces, values, strict=True)}
    found: list[float | None] = []
    for chapter in reading.structure.chapters:
        mood = by_chapter.get(chapter.index)
        found.append(round(100 * sum(mood) / len(mood), 2) if mood else None)
    return found
