"""The measures of two reports, side by side."""

from __future__ import annotations

from typing import Any

from tasks.analysis.compare import people
from tasks.analysis.files import findings, wording

_COUNTS = ("characters", "words", "sentences", "paragraphs", "chapters", "reading_minutes", "listening_minutes")


def side_by_side(report_a: dict[str, Any], report_b: dict[str, Any]) -> list[dict[str, Any]]:
    """Rows of {name, label, a, b, difference}; the difference is B less A, None where one of them is missing."""
    values_a, values_b = _values(report_a), _values(report_b)
    return [
        {
            "name": name,
            "label": _LABELS.get(name) or wording.label(name),
            "a": values_a.get(name),
            "b": values_b.get(name),
            "difference": _difference(values_a.get(name), values_b.get(name)),
        }
        for name in dict.fromkeys((*values_a, *values_b))
    ]


_LABELS = {
    "reading_minutes": "Reading time in minutes",
    "listening_minutes": "Minutes read aloud",
    "quality": "Integrity of the text",
    "confidence": "Confidence in the report",
    "problems": "Problems, notes not counted",
    "sentence_length_mean": "Mean length of sentences",
    "sentence_length_median": "Middle length of sentences",
    "people": "People",
}


def _values(report: dict[str, Any]) -> dict[str, float]:
    scores, counts = report["scores"], report["counts"]
    values: dict[str, Any] = {name: counts.get(name) for name in _COUNTS}
    values["people"] = people.count(report)
    values["dialogue_ratio"] = report["dialogue"]["ratio"]
    values["quality"] = scores["quality"]["value"]
    values["confidence"] = scores["confidence"]["value"]
    values["problems"] = findings.problems(report)
    lengths = report["style"].get("sentence_length") or {}
    values["sentence_length_mean"] = lengths.get("mean")
    values["sentence_length_median"] = lengths.get("median")
    for group in ("readability", "vocabulary", "style"):
        values.update(report[group] or {})
    return {name: value for name, value in values.items() if isinstance(value, (int, float))}


def _difference(a: float | None, b: float | None) -> float | None:
    return None if a is None or b is None else round(b - a, 4)
