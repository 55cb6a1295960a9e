from __future__ import annotations

from tasks.analysis.files.page.book import SHOWN, Book
from tasks.analysis.files.page.markup import details, section, table, text
from tasks.analysis.translator import gettext_noop as _

ANCHOR, HEADING = "removed", _("Left out of the clean text")
OPEN = 25


def render(book: Book) -> str:
    groups = book.removals
    heading = book.gettext(HEADING)
    if not groups:
        whole = book.gettext("Nothing: clean.txt and book.epub hold the whole text.")
        return section(ANCHOR, heading, f'<p class="fine">{text(_with_contents(book, whole))}</p>')
    count = {"count": f"{len(groups):,}"}
    places = book.ngettext("%(count)s place", "%(count)s places", len(groups)) % count
    listed = details(places, _table(book), open_=len(groups) <= OPEN)
    return section(ANCHOR, heading, listed, note=_with_contents(book, _lead(book, places)))


def _lead(book: Book, places: str) -> str:
    total = sum(group.characters for group in book.removals)
    said = book.ngettext(
        "%(count)s character in %(places)s of the source is not in clean.txt and book.epub, or stand there mended."
        " Apart from line ends and blank lines nothing else was changed.",
        "%(count)s characters in %(places)s of the source are not in clean.txt and book.epub, or stand there mended."
        " Apart from line ends and blank lines nothing else was changed.",
        total,
    )
    return said % {"count": f"{total:,}", "places": places}


def _table(book: Book) -> str:
    rows = [
        (
            f"{book.lines[group.start]:,}",
            text(book.kind(group.kind)),
            f"<q {book.lang}>{text(group.text)}</q>"
            + (f" → <q {book.lang}>{text(group.replacement)}</q>" if group.replacement else ""),
            f"{group.characters:,}",
        )
        for group in book.removals[:SHOWN]
    ]
    heads = (
        book.gettext("Line") + "#",
        book.gettext("What"),
        book.gettext("What stood there"),
        book.gettext("Characters") + "#",
    )
    rest = len(book.removals) - SHOWN
    more = book.ngettext("%(count)s more place in report.json.", "%(count)s more places in report.json.", rest)
    note = f'<p class="note">{more % {"count": f"{rest:,}"}}</p>' if rest > 0 else ""
    return table(heads, rows, "removed") + note


def _with_contents(book: Book, said: str) -> str:
    if not book.report["structure"]["contents"]:
        return said
    own = book.gettext("The e-book has contents of its own in place of the printed ones.")
    return book.joined(said, own)
