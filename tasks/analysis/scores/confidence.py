"""How far the report can be trusted: a geometric mean, so that one component near zero sinks it."""

from __future__ import annotations

from math import exp, prod
from typing import Any

from tasks.analysis import heading_styles
from tasks.analysis.scores.prose import likeness
from tasks.analysis.values import Decoded, Language, Score, Structure

WEIGHT = 0.2
FULL_LANGUAGES = frozenset({"en", "zh"})


def confidence(
    decoded: Decoded, language: Language, structure: Structure, words: int, measures: dict[str, Any]
) -> Score:
    """The confidence score, 0.00..1.00. `words` counts words, or characters where there are no spaces."""
    start, end = structure.body
    components = [
        _component("encoding", *_encoding(decoded, measures)),
        _component("language", *_language(language)),
        _component("structure", *_structure(structure, words, language)),
        _component("sample size", *_size(words, language)),
        _component("prose", *likeness(decoded.text, start, end, language)),
    ]
    value = prod(max(component["value"], 1e-4) ** WEIGHT for component in components)
    return Score(round(value, 2), components)


def _component(name: str, value: float, why: str) -> dict[str, Any]:
    return {"name": name, "value": round(min(1.0, max(0.0, value)), 4), "weight": WEIGHT, "why": why}


def _encoding(decoded: Decoded, measures: dict[str, Any]) -> tuple[float, str]:
    rate = measures["encoding"]["per_10000"]
    value = decoded.confidence * (1 - min(0.5, rate / 200))
    return value, f"Read as {decoded.encoding}, {rate:g} damaged characters per 10,000."


def _language(language: Language) -> tuple[float, str]:
    if language.code == "und":
        return 0.05, "The language could not be told."
    full = language.code in FULL_LANGUAGES
    why = f"Samples agree on “{language.code}” ({language.confidence:.0%})."
    if not full:
        why += " Names, mood and readability are made for English and Chinese; other languages get less."
    return language.confidence * (1.0 if full else 0.7), why


def _structure(structure: Structure, words: int, language: Language) -> tuple[float, str]:
    if not structure.chapters:
        long = words > (25_000 if language.code in ("zh", "ja") else 15_000)
        return (0.5, "No chapters were found in a long text.") if long else (0.8, "A short text without chapters.")
    ranking = sorted(structure.families.values(), reverse=True)
    margin = min(1.0, max(0.0, ranking[0] - ranking[1])) if len(ranking) > 1 else 1.0
    value = 0.4 + 0.45 * structure.sequence_share + 0.15 * min(1.0, margin / 0.3)
    if sum(chapter.value is not None for chapter in structure.chapters) < 2:
        return value, f"The chapters are not numbered; style “{heading_styles.name(structure.style)}”."
    return (
        value,
        f"{structure.sequence_share:.0%} of the chapter numbers follow the one before;"
        f" style “{heading_styles.name(structure.style)}”.",
    )


def _size(words: int, language: Language) -> tuple[float, str]:
    unit, scale = ("characters", 8000) if language.code in ("zh", "ja") else ("words", 5000)
    return 1 - exp(-words / scale), f"{words:,} {unit if words != 1 else unit[:-1]}."
