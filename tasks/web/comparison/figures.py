from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tasks.analysis.files import wording
from tasks.web.report import names

MEASURES: dict[str, Any] = {
    "characters": gettext_lazy("Characters"),
    "sentences": gettext_lazy("Sentences"),
    "paragraphs": gettext_lazy("Paragraphs"),
    "reading_minutes": gettext_lazy("Reading time"),
    "listening_minutes": gettext_lazy("Read aloud"),
    "people": gettext_lazy("People"),
    "quality": gettext_lazy("Integrity of the text"),
    "confidence": gettext_lazy("Confidence in the report"),
    "problems": gettext_lazy("Problems, notes not counted"),
    "sentence_length_mean": gettext_lazy("Mean length of sentences"),
    "sentence_length_median": gettext_lazy("Median length of sentences"),
}
MINUTES = ("reading_minutes", "listening_minutes")


def view(measures: list[dict[str, Any]], in_characters: list[bool]) -> list[dict[str, Any]]:
    """Rows of {name, a, b, difference}, as they are read. `in_characters`: which of the two is counted in characters."""
    known = {measure["name"] for measure in measures if measure["a"] is not None and measure["b"] is not None}
    # Both say how long sentences are, the one by the words that all else counts, the other by what stands between spaces.
    twice = {"sentence_length_mean"} if "words_per_sentence" in known else set()
    return [_row(measure, in_characters) for measure in measures if measure["name"] not in twice]


def _row(measure: dict[str, Any], in_characters: list[bool]) -> dict[str, Any]:
    code, apart = measure["name"], measure.get("units") is not None
    values = zip(in_characters, (measure["a"], measure["b"]), strict=True)
    having = [characters for characters, value in values if value is not None]
    titles = dict.fromkeys(_name(code, characters) for characters in having or in_characters)
    return {
        "name": " / ".join(titles) if apart else next(iter(titles)),
        "a": _text(code, measure["a"]),
        "b": _text(code, measure["b"]),
        "difference": _("units differ") if apart else difference(code, measure["difference"]),
    }


def _name(code: str, in_characters: bool) -> str:
    if in_characters and code in names.BESIDE:
        return str(names.BESIDE[code])
    return str(MEASURES[code]) if code in MEASURES else names.name(names.MEASURES, code)


def _text(code: str, value: float | None) -> str:
    if value is not None and code in names.SHARES:
        return wording.share(value, 1)
    return names.minutes(value) if code in MINUTES else wording.measure(code, value)


def difference(code: str, value: float | None) -> str:
    """With its sign; of shares in points of a hundred, for a share of a share would be something else."""
    if value is None:
        return "–"
    size = abs(round(value) if code in MINUTES else value)
    if code in names.SHARES:
        text = _("%(count)s points") % {"count": wording.number(100 * size, 1)} if size else "0"
    else:
        text = _text(code, size) if size else "0"
        if size and not any(digit in text for digit in "123456789"):
            return "<0.01"
    return f"{'' if not size else '−' if value < 0 else '+'}{text}"
