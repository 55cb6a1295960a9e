"""How the text is written: readability, vocabulary, habits, repeated phrases, pace."""

from __future__ import annotations

from .. import reading as readings
from ..reading import Reading
from ..values import Dialogue, Language, Progress, Structure, silent
from ..values_language import Style
from . import habits, norms, pace, phrases, readability, vocabulary


def measure(
    text: str,
    structure: Structure,
    language: Language,
    dialogue: Dialogue,
    progress: Progress = silent,
    reading: Reading | None = None,
) -> Style:
    """Return the measures of style; what the language does not allow is None, with the reason in `reasons`."""
    known = readings.of(text, structure, language, reading)
    words = [word for piece in known.words for word in piece.plain]
    frequencies = known.frequencies
    progress(0.15)
    sentences = sum(map(len, known.sentences))
    reasons: dict[str, str] = {}
    readable = readability.measure(known, frequencies, sentences, reasons)
    progress(0.25)
    diverse = vocabulary.measure(known, words, frequencies, reasons)
    progress(0.45)
    habit = habits.measure(known, dialogue, words, frequencies)
    progress(0.6)
    repeated = phrases.find(known, dialogue, lambda done: progress(0.6 + 0.35 * done))
    if repeated is None:
        reasons["phrases"] = "no word segmenter is at hand for this language"
    paces = pace.measure(known, dialogue)
    if known.code == "en":
        norms.compare(readable, diverse, habit, dialogue, paces, len(words))
    progress(1.0)
    return Style(readable, diverse, habit, repeated, paces, reasons)
