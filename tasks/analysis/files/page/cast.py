from __future__ import annotations

from typing import Any

from tasks.analysis.charts import presence
from tasks.analysis.files import wording
from tasks.analysis.files.page.book import Book
from tasks.analysis.files.page.markup import absent, section, table, text

ANCHOR, HEADING = "people", "People"
MOST = 40


def render(book: Book) -> str:
    people = book.report["characters"]
    if not people:
        reason = book.reason("characters") or "no name comes often enough to be sure of it"
        return section(ANCHOR, HEADING, absent("People", reason))
    heads = ("Name", "Named#", "Quotations#", "Chapters", "Over the chapters")
    listed = table(heads, [_row(book, person) for person in people[:MOST]], "cast")
    rest = len(people) - MOST
    more = f'<p class="note">{wording.plural(rest, "more person", "more people")} in cast.csv.</p>' if rest > 0 else ""
    named = book.report["dialogue"]["speakers_named_ratio"]
    note = (
        "Names that belong together are joined. "
        f"Quotations count only where the text itself names the speaker: {wording.share(named)} of them."
    )
    return section(ANCHOR, HEADING, listed, more, note=note)


def _row(book: Book, person: dict[str, Any]) -> tuple[str, ...]:
    also = ", ".join(person["aliases"])
    name = f"<b {book.lang}>{text(person['name'])}</b>" + (f"<small {book.lang}>{text(also)}</small>" if also else "")
    chapters = person["chapters"]
    span = "–"
    if chapters:
        span = " – ".join(_link(book, index) for index in dict.fromkeys((chapters[0], chapters[-1])))
    strip = presence(person.get("per_chapter") or [])
    where = f"{strip}<small>in {len(chapters):,} of {len(book.report['chapters']):,}</small>"
    return name, f"{person['mentions']:,}", f"{person.get('lines', 0):,}", span, where


def _link(book: Book, index: int) -> str:
    return f'<a href="#c{index}" title="{text(book.names.of(index))}">{index:,}</a>'
