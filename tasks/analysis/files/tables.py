"""`chapters.csv`, `cast.csv` and `relations.csv`."""

from __future__ import annotations

from typing import Any

from tasks.analysis.files.csv_form import table
from tasks.analysis.files.places import ChapterNames, lines, quote

_LIST = " | "
_AROUND = 60  # characters of context on each side of a person's first mention


def chapters(report: dict[str, Any]) -> bytes:
    """One row a chapter, in text order; `problems` are the kinds found in it."""
    pace = {row["chapter"]: row for row in report["pace"]}
    terms: dict[int, list[str]] = {}
    for keyword in report["chapter_keywords"]:
        terms.setdefault(keyword["chapter"], []).append(keyword["term"])
    problems: dict[int | None, dict[str, None]] = {}
    for issue in report["issues"]:
        problems.setdefault(issue["chapter"], {})[issue["kind"]] = None
    heads = (
        *(
            "index",
            "number",
            "heading",
            "title",
            "part",
            "kind",
            "level",
            "start",
            "end",
            "characters",
            "words",
            "dialogue_ratio",
        ),
        *("sentences", "words_per_sentence", "exclamations", "questions", "sentiment", "problems", "key_terms"),
    )
    rows = (
        (
            *(
                chapter[name]
                for name in ("index", "number", "heading", "title", "part", "kind", "level", "start", "end")
            ),
            chapter["end"] - chapter["start"],
            chapter["words"],
            chapter["dialogue_ratio"],
            *(
                pace.get(chapter["index"], {}).get(name)
                for name in ("sentences", "words_per_sentence", "exclamations", "questions")
            ),
            chapter["sentiment"],
            _LIST.join(problems.get(chapter["index"], ())),
            _LIST.join(terms.get(chapter["index"], ())),
        )
        for chapter in report["chapters"]
    )
    return table(heads, rows)


def cast(report: dict[str, Any], text: str) -> bytes:
    """One row a person, most named first, with the place of the first mention: a glossary for translators."""
    names = ChapterNames(report)
    people = report["characters"] or []
    numbers = lines(text, (person["first"] for person in people))
    heads = (
        *("name", "aliases", "mentions", "quotations", "chapters", "first_chapter", "last_chapter"),
        *("first_heading", "first_line", "first_mention"),
    )
    rows = (
        (
            person["name"],
            _LIST.join(person["aliases"]),
            person["mentions"],
            person["lines"],
            len(person["chapters"]),
            person["chapters"][0] if person["chapters"] else None,
            person["chapters"][-1] if person["chapters"] else None,
            names.at(person["first"]),
            numbers[person["first"]],
            quote(text, max(0, person["first"] - _AROUND), min(len(text), person["first"] + _AROUND)),
        )
        for person in people
    )
    return table(heads, rows)


def relations(report: dict[str, Any]) -> bytes:
    """One row a pair, heaviest first: a weighted edge list, as Gephi and networkx read it."""
    pairs = report["relations"] or []
    return table(("source", "target", "weight"), ((r["a"], r["b"], r["weight"]) for r in pairs))
