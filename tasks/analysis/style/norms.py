"""Where a novel stands among published ones: percentiles of 95 English novels in the public domain, 1719-1922.

The novels are those of LitBank (Bamman and others 2019) with more than 20,000 words. They are no market benchmark.
"""

from __future__ import annotations

from statistics import mean, pstdev
from typing import Any

from ..middle import middle
from ..values import Dialogue
from ..values_language import ChapterStyle

PERCENTILES = (5, 10, 25, 50, 75, 90, 95)
SET = "95 published novels in English, 1719-1922, public domain"
TABLE: dict[str, tuple[float, ...]] = {
    "words": (32_071, 42_379, 60_462, 101_061, 157_673, 207_452, 305_830),
    "words_per_sentence": (11.1, 12.1, 14.5, 17.9, 22.2, 26.4, 29.3),
    "flesch_reading_ease": (58.3, 60.2, 66.7, 74.1, 79.0, 82.1, 84.9),
    "flesch_kincaid_grade": (4.6, 4.9, 5.9, 7.2, 9.5, 11.1, 12.1),
    "mattr_500": (0.472, 0.485, 0.498, 0.516, 0.532, 0.548, 0.557),
    "dialogue_ratio": (0.05, 0.145, 0.217, 0.301, 0.395, 0.448, 0.486),
    "adverbs_per_1000": (8.4, 8.8, 11.0, 12.6, 14.1, 15.9, 18.2),
    "passive_per_1000": (3.4, 4.1, 4.7, 5.7, 7.0, 8.2, 9.9),
    "said_share": (0.30, 0.34, 0.46, 0.56, 0.68, 0.77, 0.85),
    "chapters": (9, 13, 24, 34, 47, 64, 86),
    "median_chapter_words": (1_219, 1_422, 1_985, 2_910, 4_154, 5_496, 8_302),
    "chapter_length_variation": (0.13, 0.16, 0.25, 0.33, 0.41, 0.50, 0.56),
    "exclamations_per_1000": (0.7, 1.7, 2.7, 4.4, 6.6, 8.5, 9.1),
}


def percentile(metric: str, value: float) -> int:
    """Return the percentile of a value, between the table's points by straight lines; 5 and 95 are its ends."""
    points = TABLE[metric]
    if value <= points[0]:
        return PERCENTILES[0]
    for i in range(1, len(points)):
        if value <= points[i]:
            share = (value - points[i - 1]) / ((points[i] - points[i - 1]) or 1)
            return round(PERCENTILES[i - 1] + share * (PERCENTILES[i] - PERCENTILES[i - 1]))
    return PERCENTILES[-1]


def compare(
    readability: dict[str, Any] | None,
    vocabulary: dict[str, Any] | None,
    habits: dict[str, Any],
    dialogue: Dialogue,
    pace: list[ChapterStyle],
    words: int,
) -> None:
    """Add `norms` to the habits: for each measure its value, percentile, and the table's points."""
    values: dict[str, float | None] = {"words": words, "dialogue_ratio": dialogue.ratio}
    for source in (readability, vocabulary, habits):
        values.update({name: source[name] for name in TABLE if source and name in source})
    lengths = [chapter.words for chapter in pace if chapter.words]
    if len(lengths) > 1:
        values["chapters"] = len(lengths)
        values["median_chapter_words"] = middle(lengths)
        values["chapter_length_variation"] = round(pstdev(lengths) / mean(lengths), 3)
    habits["norms"] = {
        "set": SET,
        "percentiles": list(PERCENTILES),
        "measures": [
            {"name": name, "value": value, "percentile": percentile(name, value), "points": list(TABLE[name])}
            for name in TABLE
            if (value := values.get(name)) is not None
        ],
    }
