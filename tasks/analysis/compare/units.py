"""Chapters as lists of sentences that can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from typing import Any

from tasks.analysis.reading import Reading
from tasks.analysis.spans import Spans
from tasks.analysis.values import Chapter, Language, Span, Structure

_WORD = re.compile(r"\w+")
_FIELDS = tuple(item.name for item in fields(Chapter))


@dataclass(frozen=True, slots=True)
class Unit:
    """One chapter; `keys` are its sentences without case, punctuation and line breaks, `spans` where they stand."""

    index: int
    heading: str
    number: str | None
    words: int
    keys: list[str] = field(repr=False)
    spans: list[Span] = field(repr=False)

    def as_dict(self) -> dict[str, Any]:
        return {"index": self.index, "heading": self.heading, "number": self.number, "words": self.words}


def units(report: dict[str, Any], text: str) -> list[Unit]:
    """The chapters of a report in text order. A text without chapters is one unit, with index 0."""
    reading = _reading(report, text)
    found = {piece.chapter: sentences for piece, sentences in zip(reading.pieces, reading.sentences, strict=True)}
    chapters = report["chapters"]
    if not chapters:
        return [_unit(text, found[0], 0, "", None, report["counts"]["words"] or 0)] if found else []
    return [
        _unit(text, found.get(row["index"], Spans()), row["index"], row["heading"], row["number"], row["words"])
        for row in chapters
    ]


def _unit(text: str, sentences: Spans, index: int, heading: str, number: str | None, words: int) -> Unit:
    keys: list[str] = []
    spans: list[Span] = []
    for start, end in sentences:
        # A sentence is what it says: a new line break, dash or quotation mark does not make it another one.
        key = " ".join(_WORD.findall(text[start:end])).casefold()
        if key:
            keys.append(key)
            spans.append((start, end))
    return Unit(index, heading, number, words, keys, spans)


def _reading(report: dict[str, Any], text: str) -> Reading:
    structure = report["structure"]
    chapters = [Chapter(**{name: row[name] for name in _FIELDS}) for row in report["chapters"]]
    start, end = structure["body"]
    # Only the stretch before the first chapter can have a hole, and that is not compared.
    found = Structure(body=(start, end), chapters=chapters)
    return Reading(text, found, Language(report["source"]["language"], 1.0))
