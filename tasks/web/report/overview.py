from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from tasks.web.report import names, reasons
from tasks.web.report.places import Places
from tasks.web.report.sentences import localised
from tasks.web.report.summary import summary


def view(report: dict[str, Any], places: Places | None = None) -> dict[str, Any]:
    """Title, the facts in one row, and the two scores with their receipts."""
    source, counts, scores = report.get("source") or {}, report.get("counts") or {}, report.get("scores") or {}
    return {
        "title": source.get("title"),
        "author": source.get("author"),
        "summary": summary(report),
        "facts": _facts(source, counts, report),
        "quality": _quality(scores.get("quality") or {}, report, places or Places(report, "")),
        "confidence": _confidence(scores.get("confidence") or {}),
    }


def _facts(source: dict[str, Any], counts: dict[str, Any], report: dict[str, Any]) -> list[tuple[str, Any]]:
    """(what, value): a number is shown in the reader's form."""
    chinese = names.in_characters(source)
    # The same count as the summary's: what `words` counts in Chinese and Japanese is characters.
    words, characters = counts.get("words"), counts.get("characters")
    length = (
        (_("Characters"), characters if words is None else words) if chinese or words is None else (_("Words"), words)
    )
    dialogue = (report.get("dialogue") or {}).get("ratio")
    return [
        (_("Language"), names.name(names.LANGUAGES, source.get("language") or "und")),
        (_("Encoding"), source.get("encoding") or "–"),
        length,
        (_("Chapters"), counts.get("chapters", 0)),
        (_("To read"), names.minutes(counts.get("reading_minutes"))),
        (_("To hear"), names.minutes(counts.get("listening_minutes"))),
        (_("Dialogue"), "–" if dialogue is None else f"{dialogue:.0%}"),
    ]


def _quality(score: dict[str, Any], report: dict[str, Any], places: Places) -> dict[str, Any]:
    lines = [
        {
            "name": names.name(names.COMPONENTS, part.get("name", "")),
            "why": localised(part.get("why")),
            "deduction": part.get("deduction", part.get("weight", 0) * part.get("value", 0)),
            "most": part.get("weight", 0),
            "chapters": reasons.chapters(report, part.get("name", ""), places),
            "kinds": [
                (kind, names.name(names.ISSUES, kind)) for kind in reasons.problems(report, part.get("name", ""))
            ],
        }
        for part in score.get("components") or []
    ]
    lines.sort(key=lambda line: -line["deduction"])
    return {
        "value": score.get("value"),
        "note": score.get("note"),
        "deductions": [line for line in lines if line["deduction"] > 0],
        "clean": [line for line in lines if line["deduction"] <= 0],
    }


def _confidence(score: dict[str, Any]) -> dict[str, Any]:
    lines = [
        {
            "name": names.name(names.COMPONENTS, part.get("name", "")),
            "why": localised(part.get("why")),
            "value": part.get("value", 0),
        }
        for part in score.get("components") or []
    ]
    return {"value": score.get("value"), "lines": lines}
