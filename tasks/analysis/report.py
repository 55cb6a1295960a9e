"""The report in the form in which it is stored and shown: plain dictionaries, in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from tasks.analysis.analysed import Analysis
from tasks.analysis.scores.quality import NOTE
from tasks.analysis.values import Removal, Structure
from tasks.analysis.values_language import Cast

SCHEMA = "novel-report/1"
MAX_REMOVALS = 1000  # of one kind
MAX_TERM = 80  # characters: a text without spaces is one endless word


def build(analysis: Analysis) -> dict[str, Any]:
    """The report. What is not available for a language is None, and `unavailable` says why."""
    structure, inspection = analysis.structure, analysis.inspection
    cast, style, keywords, mood = analysis.cast, analysis.style, analysis.keywords, analysis.mood
    unavailable = dict(style.reasons)
    absent = {"characters": cast.reason, "relations": cast.reason, "dialogue.speakers_named_ratio": cast.reason}
    absent |= {"keywords": keywords.reason, "key_sentences": keywords.reason, "sentiment_arc": mood.reason}
    for name, reason in absent.items():
        if reason:
            unavailable[name] = reason
    removals, unlisted = _listed(inspection.removals)
    return {
        "schema": SCHEMA,
        "source": _source(analysis),
        "counts": analysis.counts,
        "structure": _structure(structure),
        "chapters": _chapters(analysis),
        "characters": None if cast.reason else _rows(cast.people),
        "characters_unlisted": cast.beyond,
        "relations": None if cast.reason else _rows(cast.relations),
        "dialogue": _dialogue(cast),
        "readability": style.readability,
        "vocabulary": style.vocabulary,
        "style": style.style,
        "phrases": None if style.phrases is None else _rows(style.phrases),
        "pace": _rows(style.pace),
        "keywords": None
        if keywords.keywords is None
        else [{"term": k.term, "score": k.score} for k in keywords.keywords if len(k.term) <= MAX_TERM],
        "chapter_keywords": _rows([k for k in keywords.chapter_keywords if len(k.term) <= MAX_TERM]),
        "key_sentences": None if keywords.reason else _rows(keywords.key_sentences),
        "sentiment_arc": mood.arc,
        "sentiment": {
            "experimental": mood.experimental,
            "coverage": mood.coverage,
            "extremes": [
                {"start": e.span[0], "end": e.span[1], "position": e.position, "value": e.value} for e in mood.extremes
            ],
        },
        "summary": analysis.summary,
        "issues": _rows(inspection.issues),
        "issues_unlisted": {kind: dict(sorted(by.items())) for kind, by in sorted(inspection.unlisted.items())},
        "removals": _rows(removals),
        "removals_unlisted": unlisted,
        "integrity": inspection.measures,
        "scores": {"quality": {**_row(analysis.quality), "note": NOTE}, "confidence": _row(analysis.confidence)},
        "unavailable": unavailable,
    }


def _row(value: Any) -> dict[str, Any]:
    """A value's fields by name; they hold plain values."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _rows(values: Sequence[Any]) -> list[dict[str, Any]]:
    """The same for values of one kind; the report shares no list with them."""
    if not values:
        return []
    names = [field.name for field in fields(values[0])]
    rows = [{name: getattr(value, name) for name in names} for value in values]
    for row in rows:
        for name, held in row.items():
            if type(held) in (list, dict):
                row[name] = held.copy()
    return rows


def _listed(removals: list[Removal]) -> tuple[list[Removal], dict[str, int]]:
    """The first thousand removals of each kind, and by kind how many more there are: damage may be everywhere."""
    counts: dict[str, int] = {}
    listed: list[Removal] = []
    for removal in removals:
        counts[removal.kind] = counts.get(removal.kind, 0) + 1
        if counts[removal.kind] <= MAX_REMOVALS:
            listed.append(removal)
    return listed, {kind: n - MAX_REMOVALS for kind, n in sorted(counts.items()) if n > MAX_REMOVALS}


def _source(analysis: Analysis) -> dict[str, Any]:
    decoded, language, structure = analysis.decoded, analysis.language, analysis.structure
    return {
        "file_name": analysis.file_name,
        "sha256": analysis.sha256,
        "bytes": analysis.data_length,
        "encoding": decoded.encoding,
        "encoding_confidence": decoded.confidence,
        "language": language.code,
        "language_confidence": language.confidence,
        "script": language.script,
        "title": structure.title,
        "author": structure.author,
    }


def _structure(structure: Structure) -> dict[str, Any]:
    return {
        "body": list(structure.body),
        "style": structure.style,
        "families": dict(sorted(structure.families.items(), key=lambda item: (-item[1], item[0]))),
        "sequence_share": structure.sequence_share,
        "parts": _rows(structure.parts),
        "contents": [list(span) for span in structure.contents],
    }


def _chapters(analysis: Analysis) -> list[dict[str, Any]]:
    words, problems = analysis.chapter_words, analysis.inspection.problems
    pace = {line.chapter: line for line in analysis.style.pace}
    rows = []
    for chapter, tone in zip(analysis.structure.chapters, analysis.mood.per_chapter, strict=True):
        line = pace.get(chapter.index)
        rows.append(
            {
                "index": chapter.index,
                "number": chapter.number,
                "heading": chapter.heading,
                "title": chapter.title,
                "level": chapter.level,
                "start": chapter.start,
                "end": chapter.end,
                "words": words.get(chapter.index, 0),
                "dialogue_ratio": line.dialogue_ratio if line else 0.0,
                "sentiment": tone,
                "body_start": chapter.body_start,
                "value": chapter.value,
                "part": chapter.part,
                "kind": chapter.kind,
                "problems": dict(sorted(problems.get(chapter.index, {}).items())),
            }
        )
    return rows


def _dialogue(cast: Cast) -> dict[str, Any]:
    found = cast.dialogue
    return {
        "ratio": found.ratio,
        "quotes": len(found.quotes),
        "spans": [[quote.start, quote.end] for quote in found.quotes],
        "speakers": [quote.speaker for quote in found.quotes],
        "speakers_named_ratio": found.speakers_named_ratio if cast.reason is None else None,
        "style": found.style,
    }
