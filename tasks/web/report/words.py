from __future__ import annotations

from typing import Any

from django.utils.safestring import mark_safe

from tasks.analysis.chapters.markdown import without_emphasis
from tasks.analysis.charts import columns, ruler
from tasks.analysis.files import wording
from tasks.web.report import names
from tasks.web.report.passages import Passages
from tasks.web.report.places import Places
from tasks.web.report.sentences import localised

KEYWORDS, PHRASES, SENTENCES = 30, 15, 8
SIZES = 5


def view(report: dict[str, Any], passages: Passages, places: Places) -> dict[str, Any]:
    """Keywords, key sentences, phrases; vocabulary, readability, style, and where the novel stands among others."""
    style = report.get("style") or {}
    norms = style.get("norms") or {}
    return {
        "unavailable": {part: localised(reason) for part, reason in (report.get("unavailable") or {}).items()},
        "keywords": _keywords(report.get("keywords") or []),
        "sentences": _sentences(report.get("key_sentences") or [], passages, places),
        "phrases": (report.get("phrases") or [])[:PHRASES],
        "vocabulary": _figures(report.get("vocabulary") or {}, report),
        "readability": _figures(report.get("readability") or {}, report),
        "style": _figures(style, report),
        "sentence_length": _lengths(style.get("sentence_length")),
        "speech_tags": style.get("speech_tags") or [],
        "adverbs": style.get("top_adverbs") or [],
        "norms": [_norm(measure) for measure in norms.get("measures") or []],
        "norms_set": localised(norms.get("set")),
    }


def _keywords(keywords: list[dict[str, Any]]) -> list[dict[str, Any]]:
    shown = keywords[:KEYWORDS]
    scores = [keyword["score"] for keyword in shown]
    low, width = min(scores, default=0), (max(scores, default=1) - min(scores, default=0)) or 1
    sized = [{"term": word["term"], "size": 1 + round((SIZES - 1) * (word["score"] - low) / width)} for word in shown]
    return sorted(sized, key=lambda keyword: keyword["term"])


def _sentences(sentences: list[dict[str, Any]], passages: Passages, places: Places) -> list[dict[str, Any]]:
    best = sorted(sentences, key=lambda sentence: -sentence.get("score", 0))[:SENTENCES]
    found = [
        (sentence, passages.at(sentence["start"], sentence["end"]))
        for sentence in sorted(best, key=lambda s: s["start"])
    ]
    return [
        {"text": without_emphasis(passage.text), "place": places.at(sentence["start"], sentence["end"])}
        for sentence, passage in found
        if passage
    ]


def _figures(values: dict[str, Any], report: dict[str, Any]) -> list[tuple[str, str]]:
    """(name, value as it is read) of what is a plain number."""
    return [
        (names.measured(names.MEASURES, key, report), wording.measure(key, value))
        for key, value in values.items()
        if isinstance(value, int | float) and not isinstance(value, bool)
    ]


def _lengths(found: dict[str, Any] | None) -> dict[str, Any] | None:
    if not found:
        return None
    histogram = found.get("histogram") or {}
    edges, counts = histogram.get("edges") or [], histogram.get("counts") or []
    lows = [1, *(edge + 1 for edge in edges)]
    labels = [f"{low:,}–{high:,}" for low, high in zip(lows, edges, strict=False)] + (
        [f"> {edges[-1]:,}"] if edges else []
    )
    return {
        **found,
        "mean": wording.number(found.get("mean"), 1),
        "median": wording.number(found.get("median"), 1),
        "chart": mark_safe(columns(counts)) if counts else "",  # noqa: S308 (numbers only)
        "bins": list(zip(labels, counts, strict=False)),
    }


def _norm(measure: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": names.name(names.MEASURES, measure["name"]),
        "value": wording.measure(measure["name"], measure["value"]),
        "percentile": measure["percentile"],
        "chart": mark_safe(ruler(measure["percentile"])),  # noqa: S308 (numbers only)
    }
