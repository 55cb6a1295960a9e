from __future__ import annotations

from typing import Any

from tasks.analysis.charts import presence
from tasks.analysis.files import wording
from tasks.analysis.files.page.book import Book
from tasks.analysis.files.page.markup import section, table, text
from tasks.analysis.translator import gettext_noop as _

ANCHOR, HEADING = "people", _("People")
MOST = 40


def render(book: Book) -> str:
    people = book.report["characters"]
    heading = book.gettext(HEADING)
    if not people:
        reason = book.reason("characters") or book.gettext("no name comes often enough to be sure of it")
        return section(ANCHOR, heading, book.absent(heading, reason))
    heads = [book.gettext("Name"), book.gettext("Named") + "#", book.gettext("Quotations") + "#"]
    if book.known:
        heads += [book.gettext("Chapters"), book.gettext("Over the chapters")]
    listed = table(heads, [_row(book, person) for person in people[:MOST]], "cast")
    rest = len(people) - MOST
    more = book.ngettext("%(count)s more person in cast.csv.", "%(count)s more people in cast.csv.", rest)
    more = more % {"count": f"{rest:,}"} if rest > 0 else ""
    if beyond := book.report.get("characters_unlisted"):
        more = book.joined(book.cut(len(people) + beyond, len(people)), more)
    note = book.gettext(
        "Names that belong together are joined. Quotations count only where the text itself names the speaker: %(share)s of them."
    )
    return section(
        ANCHOR,
        heading,
        listed,
        f'<p class="note">{text(more)}</p>' if more else "",
        note=note % {"share": wording.share(book.report["dialogue"]["speakers_named_ratio"])},
    )


def _row(book: Book, person: dict[str, Any]) -> tuple[str, ...]:
    also = book.gettext(", ").join(person["aliases"])
    name = f"<b {book.lang}>{text(person['name'])}</b>" + (f"<small {book.lang}>{text(also)}</small>" if also else "")
    counted = name, f"{person['mentions']:,}", f"{person.get('lines', 0):,}"
    if not book.known:
        return counted
    chapters = person["chapters"]
    span = "–"
    if chapters:
        span = " – ".join(_link(book, index) for index in dict.fromkeys((chapters[0], chapters[-1])))
    where = book.pgettext("chapters", "in %(some)s of %(all)s") % {
        "some": f"{len(chapters):,}",
        "all": f"{len(book.report['chapters']):,}",
    }
    drawn = f"{presence(person.get('per_chapter') or [])}<small>{text(where)}</small>"
    return *counted, span, drawn


def _link(book: Book, index: int) -> str:
    return f'<a href="#c{index}" title="{text(book.names.of(index))}">{index:,}</a>'
