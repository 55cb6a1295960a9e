"""How hard a text is to read, by the formulas made for English."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..reading import Reading
from . import syllables

_LONG = 3  # syllables of a "hard" word in Gunning's index


def measure(
    reading: Reading, frequencies: Counter[str], sentences: int, reasons: dict[str, str]
) -> dict[str, Any] | None:
    """Return the formulas' values, or None with the reason for another language or an empty text.

    flesch_reading_ease: Flesch 1948. flesch_kincaid_grade: Kincaid and others 1975. gunning_fog: Gunning 1952.
    """
    if reading.code != "en":
        reasons["readability"] = "the formulas were made for English"
        return None
    total = frequencies.total()
    if not total or not sentences:
        reasons["readability"] = "the text has no words"
        return None
    sounds = hard = 0
    for word, times in frequencies.items():
        n = syllables.count(word)
        sounds += n * times
        hard += times if n >= _LONG else 0
    length, per_word = total / sentences, sounds / total
    return {
        "flesch_reading_ease": round(206.835 - 1.015 * length - 84.6 * per_word, 1),
        "flesch_kincaid_grade": round(0.39 * length + 11.8 * per_word - 15.59, 1),
        "gunning_fog": round(0.4 * (length + 100 * hard / total), 1),
        "words_per_sentence": round(length, 2),
        "syllables_per_word": round(per_word, 3),
    }
