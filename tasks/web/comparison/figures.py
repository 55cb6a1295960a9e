from __future__ import annotations

from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from tasks.web.report import names

MEASURES: dict[str, Any] = {
    "characters": _("Characters"),
    "sentences": _("Sentences"),
    "paragraphs": _("Paragraphs"),
    "reading_minutes": _("Minutes to read"),
    "listening_minutes": _("Minutes to hear"),
    "people": _("People"),
    "quality": _("Integrity of the text"),
    "confidence": _("Confidence in the report"),
    "problems": _("Problems, notes not counted"),
    "sentence_length_mean": _("Mean length of sentences"),
    "sentence_length_median": _("Median length of sentences"),
}


def view(measures: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of {name, a, b, difference}, as they are read; shares of one in per cent."""
    return [_row(measure) for measure in measures]


def _row(measure: dict[str, Any]) -> dict[str, Any]:
    code = measure["name"]
    share = code in names.SHARES or code in ("quality", "confidence")
    return {
        "name": str(MEASURES[code]) if code in MEASURES else names.name(names.MEASURES, code),
        "a": _text(measure["a"], share),
        "b": _text(measure["b"], share),
        "difference": _text(measure["difference"], share, signed=True),
    }


def _text(value: float | None, share: bool, *, signed: bool = False) -> str:
    if value is None:
        return "–"
    rounded = round(100 * value, 1) if share else round(value, 3 if abs(value) < 1 else 2)
    whole = rounded == int(rounded)
    text = number_format(abs(int(rounded) if whole else rounded), force_grouping=True)
    sign = "−" if rounded < 0 else "+" if signed and rounded > 0 else ""
    return f"{sign}{text}%" if share and (rounded or not signed) else f"{sign}{text}"
