from __future__ import annotations

from collections import Counter
from typing import Any

from django.utils.formats import number_format
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from tasks.analysis.charts import Bar, chapter_bars, columns
from tasks.analysis.files import findings, wording
from tasks.analysis.middle import middle
from tasks.web.report import names

FEW = 120  # more are listed only when asked for: the page stays light


def view(report: dict[str, Any], task_id: str, *, everything: bool) -> dict[str, Any]:
    """The chart of lengths, the pace, and the list."""
    chapters = report.get("chapters") or []
    pace = report.get("pace") or []
    flagged = Counter({index: sum(kinds.values()) for index, kinds in findings.by_chapter(report).items()})
    shown = chapters if everything else chapters[:FEW]
    place = "" if everything or len(chapters) <= FEW else "?chapters=all"
    bars = [_bar(chapter, flagged, place if chapter["index"] > FEW else "") for chapter in chapters]
    keywords: dict[int, list[str]] = {}
    for keyword in report.get("chapter_keywords") or []:
        keywords.setdefault(keyword.get("chapter"), []).append(keyword["term"])
    parts = ""
    rows = []
    for chapter in shown:
        begins = names.heading(chapter.get("part"))
        rows.append(_row(chapter, flagged, keywords.get(chapter["index"], []), begins if begins != parts else ""))
        parts = begins
    in_characters = names.in_characters(report.get("source") or {})
    lengths = [chapter.get("words") or 0 for chapter in chapters]
    return {
        "count": len(chapters),
        "rows": rows,
        "left": len(chapters) - len(shown),
        "chart": mark_safe(chapter_bars(bars, _span)) if chapters else "",  # noqa: S308 (escaped where it is made)
        "median": middle(lengths),
        "longest": max(lengths, default=None),
        "in_characters": in_characters,
        "flagged": bool(flagged),
        "rules": _rules(report.get("structure") or {}),
        "pace": [_series(pace, key, title) for key, title in _pace_titles(in_characters)] if len(pace) > 1 else [],
    }


def _rules(structure: dict[str, Any]) -> list[tuple[str, str]]:
    """(code, name) of the kinds of headings that the text has; the one that was followed is not offered again."""
    known = [rule for rule in structure.get("families") or {} if rule not in (structure.get("style"), "pattern")]
    return [(rule, names.rule(rule)) for rule in known]


def _pace_titles(in_characters: bool) -> list[tuple[str, str]]:
    if in_characters:
        return [
            ("words_per_sentence", _("Characters per sentence")),
            ("exclamations", _("Exclamation marks per 1,000 characters")),
            ("questions", _("Question marks per 1,000 characters")),
        ]
    return [
        ("words_per_sentence", _("Words per sentence")),
        ("exclamations", _("Exclamation marks per 1,000 words")),
        ("questions", _("Question marks per 1,000 words")),
    ]


def _bar(chapter: dict[str, Any], flagged: Counter[int], query: str) -> Bar:
    words = number_format(chapter.get("words") or 0, force_grouping=True)
    label = _("%(heading)s: length %(words)s, dialogue %(share)s") % {
        "heading": names.heading(chapter.get("heading")) or chapter["index"],
        "words": words,
        "share": f"{chapter.get('dialogue_ratio') or 0:.0%}",
    }
    href = f"{query}#chapter-{chapter['index']}"
    return Bar(
        chapter.get("words") or 0, chapter.get("dialogue_ratio") or 0, label, href, bool(flagged[chapter["index"]])
    )


def _span(first: Bar, last: Bar) -> str:
    return f"{first.label} … {last.label}"


def _row(chapter: dict[str, Any], flagged: Counter[int], keywords: list[str], part: str) -> dict[str, Any]:
    kind = chapter.get("kind") or "chapter"
    return {
        "index": chapter["index"],
        "heading": names.heading(chapter.get("heading")) or _("Without a heading"),
        "kind": "" if kind == "chapter" else names.name(names.KINDS, kind),
        "part": part,
        "words": chapter.get("words"),
        "dialogue": chapter.get("dialogue_ratio"),
        "dialogue_percent": round(100 * (chapter.get("dialogue_ratio") or 0)),
        "mood": wording.number(chapter.get("sentiment"), 1),
        "problems": flagged[chapter["index"]],
        "keywords": keywords[:5],
    }


def _series(pace: list[dict[str, Any]], key: str, title: str) -> dict[str, Any]:
    values = [line.get(key) for line in pace]
    known = [value for value in values if value is not None]
    return {
        "title": title,
        "chart": mark_safe(columns(values)),  # noqa: S308 (numbers only)
        "least": wording.number(min(known, default=None), 1),
        "most": wording.number(max(known, default=None), 1),
    }
