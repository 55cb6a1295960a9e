from __future__ import annotations

from typing import Any

from tasks.analysis import charts
from tasks.analysis.files import wording
from tasks.analysis.files.page.book import Book
from tasks.analysis.files.page.markup import section, text

ANCHOR, HEADING = "pace", "Pace"


def render(book: Book) -> str:
    rows = book.report["pace"]
    if len(rows) < 2:
        return ""
    unit = "Characters" if book.unit == "characters" else "Words"
    series = (
        (f"{unit} per sentence", "words_per_sentence", False),
        ("Share of dialogue", "dialogue_ratio", True),
        (f"Exclamation marks per 1,000 {book.unit}", "exclamations", False),
        (f"Question marks per 1,000 {book.unit}", "questions", False),
    )
    drawn = "".join(_series(book, rows, *line) for line in series)
    return section(
        ANCHOR,
        HEADING,
        f'<div class="series">{drawn}</div>' if drawn else "",
        note="Chapter by chapter, from the first to the last.",
    )


def _series(book: Book, rows: list[dict[str, Any]], name: str, key: str, share: bool) -> str:
    known = [(row[key], row["chapter"]) for row in rows if row[key] is not None]
    if not any(value for value, _ in known):
        return ""
    low, high = min(known), max(known, key=lambda item: (item[0], -item[1]))

    def shown(value: float) -> str:
        return wording.share(value) if share else wording.number(value, 1)

    words = (
        f"most {shown(high[0])} in {book.chapter_link(high[1])}, least {shown(low[0])} in {book.chapter_link(low[1])}"
    )
    return f"<figure><figcaption><b>{text(name)}</b> {words}</figcaption>{charts.columns([row[key] for row in rows])}</figure>"
