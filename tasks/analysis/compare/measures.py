"""The measures of two reports, side by side."""

from __future__ import annotations

from typing import Any

from tasks.analysis.compare import people
from tasks.analysis.files import codes, findings, wording

_COUNTS = ("characters", "words", "sentences", "paragraphs", "chapters", "reading_minutes", "listening_minutes")


def side_by_side(report_a: dict[str, Any], report_b: dict[str, Any]) -> list[dict[str, Any]]:
    """Rows of {name, label, a, b, difference, units}; the difference is B less A, None where one of them is missing.

    `units` is None, but where one is counted in words and the other in characters: then it says which, and there is no
    difference.
    """
    values_a, values_b = _values(report_a), _values(report_b)
    characters = [wording.in_characters(report["source"]) for report in (report_a, report_b)]
    return [
        _row(name, values_a.get(name), values_b.get(name), *characters)
        for name in dict.fromkeys((*values_a, *values_b))
    ]


def _row(name: str, a: float | None, b: float | None, in_a: bool, in_b: bool) -> dict[str, Any]:
    apart = in_a != in_b and name in codes.IN_CHARACTERS and a is not None and b is not None
    # What one of them has not is called as the other has it.
    having = [characters for characters, value in ((in_a, a), (in_b, b)) if value is not None]
    labels = dict.fromkeys(_label(name, characters=characters) for characters in having or [in_a])
    return {
        "name": name,
        "label": " / ".join(labels) if apart else next(iter(labels)),
        "a": a,
        "b": b,
        "difference": None if apart else _difference(a, b),
        "units": ["characters" if characters else "words" for characters in (in_a, in_b)] if apart else None,
    }


def _label(name: str, *, characters: bool) -> str:
    if name in _LABELS and not (characters and name in codes.BESIDE):
        return _LABELS[name]
    return wording.label(name, characters=characters)


_LABELS = {
    "reading_minutes": "Reading time in minutes",
    "listening_minutes": "Minutes read aloud",
    "quality": "Integrity of the text",
    "confidence": "Confidence in the report",
    "problems": "Problems, notes not counted",
    "sentence_length_mean": "Mean sentence, words between spaces",
    "sentence_length_median": "Median sentence, words between spaces",
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
