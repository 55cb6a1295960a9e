from __future__ import annotations

from typing import Any

from tasks.analysis import charts
from tasks.analysis.files import wording
from tasks.analysis.files.page.book import Book
from tasks.analysis.files.page.markup import filled, section, text
from tasks.analysis.translator import gettext_noop as _

ANCHOR, HEADING = "pace", _("Pace")
IN_WORDS = (
    (_("Words per sentence"), "words_per_sentence", False),
    (_("Share of dialogue"), "dialogue_ratio", True),
    (_("Exclamation marks per 1,000 words"), "exclamations", False),
    (_("Question marks per 1,000 words"), "questions", False),
)
IN_CHARACTERS = (
    (_("Characters per sentence"), "words_per_sentence", False),
    (_("Share of dialogue"), "dialogue_ratio", True),
    (_("Exclamation marks per 1,000 characters"), "exclamations", False),
    (_("Question marks per 1,000 characters"), "questions", False),
)


def render(book: Book) -> str:
    rows = book.report["pace"]
    if len(rows) < 2:
        return ""
    series = IN_CHARACTERS if book.in_characters else IN_WORDS
    drawn = "".join(_series(book, rows, *line) for line in series)
    return section(
        ANCHOR,
        book.gettext(HEADING),
        f'<div class="series">{drawn}</div>' if drawn else "",
        note=book.gettext("Chapter by chapter, from the first to the last."),
    )


def _series(book: Book, rows: list[dict[str, Any]], name: str, key: str, share: bool) -> str:
    known = [(row[key], row["chapter"]) for row in rows if row[key] is not None]
    if not any(value for value, _chapter in known):
        return ""
    low, high = min(known), max(known, key=lambda item: (item[0], -item[1]))

    def shown(value: float) -> str:
        return wording.share(value) if share else wording.number(value, 1)

    words = filled(
        book.gettext("most %(most)s in %(there)s, least %(least)s in %(here)s"),
        most=shown(high[0]),
        there=book.chapter_link(high[1]),
        least=shown(low[0]),
        here=book.chapter_link(low[1]),
    )
    drawn = charts.columns([row[key] for row in rows])
    return f"<figure><figcaption><b>{text(book.gettext(name))}</b> {words}</figcaption>{drawn}</figure>"
