"""A report with everything that the files read, also where it is an older one or another program's.

`novel-report/1` gains fields, so a report that was made earlier lacks some, and an external worker may leave out what it
likes. What is missing is empty here, as it is on the pages.
"""

from __future__ import annotations

from typing import Any

_SPAN: dict[str, Any] = {"start": 0, "end": 0}
_PLACE = _SPAN | {"chapter": None, "message": "", "snippet": "", "mend": ""}
_PART = {"name": "", "value": 0.0, "weight": 0.0, "why": ""}
# A list shows what its rows have. None stands for what may be of any kind, (None, …) for what may be unavailable.
_FORM: dict[str, Any] = {
    "schema": "",
    "source": {
        "file_name": "",
        "sha256": "–",
        "bytes": 0,
        "encoding": "–",
        "encoding_confidence": None,
        "language": "und",
        "language_confidence": None,
        "script": None,
        "title": None,
        "author": None,
    },
    "counts": {
        "words": None,
        "chapters": 0,
        "reading_minutes": None,
        "listening_minutes": None,
        "definitions": {},
    },
    "structure": {"style": "none", "parts": [], "contents": []},
    "chapters": [
        _SPAN | {"index": 0, "heading": "", "words": 0, "dialogue_ratio": None, "sentiment": None, "part": None}
    ],
    "characters": [{"name": "", "aliases": [], "mentions": 0, "lines": 0, "chapters": [], "per_chapter": []}],
    "relations": [{"a": "", "b": "", "weight": 0}],
    "dialogue": {"ratio": None, "quotes": 0, "speakers_named_ratio": None},
    "readability": None,
    "vocabulary": None,
    "style": {},
    "phrases": (None, [{"text": "", "count": 0}]),
    "pace": [
        {"chapter": 0, "words_per_sentence": None, "dialogue_ratio": None, "exclamations": None, "questions": None}
    ],
    "keywords": (None, [{"term": ""}]),
    "chapter_keywords": [{"chapter": 0, "term": ""}],
    "key_sentences": [_SPAN | {"chapter": 0}],
    "sentiment_arc": None,
    "sentiment": {"experimental": False, "coverage": None, "extremes": [_SPAN | {"position": 0.0}]},
    "summary": "",
    "issues": [_PLACE | {"kind": "", "severity": "info"}],
    "removals": [_SPAN | {"kind": "", "text": "", "replacement": ""}],
    "integrity": {"broken_lines": {"lines": 0, "places": [_PLACE]}},
    "scores": {
        "quality": {"value": None, "components": [_PART]},
        "confidence": {"value": None, "components": [_PART]},
    },
    "unavailable": {},
}


def whole(report: dict[str, Any]) -> dict[str, Any]:
    """The report with all that it lacks. Raises TypeError for what is of another kind than the files can show."""
    return _row(_FORM, report)


def _row(form: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
    return value | {name: _value(inner, value.get(name)) for name, inner in form.items()}


def _value(form: Any, value: Any) -> Any:
    if form is None:
        return value
    if isinstance(form, tuple):
        return None if value is None else _value(form[1], value)
    kinds: Any = (int, float) if isinstance(form, (int, float)) else type(form)
    if value is not None and not isinstance(value, kinds):
        raise TypeError(f"{value!r:.80} stands where there should be {type(form).__name__}")
    if isinstance(form, dict):
        return _row(form, value or {})
    if isinstance(form, list):
        return [_value(form[0], row) for row in value or ()] if form else value or []
    return form if value is None else value
