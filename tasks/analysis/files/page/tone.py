from __future__ import annotations

from typing import Any

from tasks.analysis import charts
from tasks.analysis.files import wording
from tasks.analysis.files.page.book import Book
from tasks.analysis.files.page.markup import figure, filled, section, text
from tasks.analysis.files.places import quote
from tasks.analysis.translator import gettext_noop as _

ANCHOR, HEADING = "tone", _("Tone over the book")


def render(book: Book) -> str:
    arc, sentiment = book.report["sentiment_arc"], book.report["sentiment"]
    heading = book.gettext(HEADING)
    if not arc:
        return section(ANCHOR, heading, book.absent(book.gettext("Tone"), book.reason("sentiment_arc")))
    extremes = sentiment["extremes"]
    name = book.gettext("Passage %(number)s")
    drawn = charts.mood_arc(
        arc, [(extreme["position"], name % {"number": at}) for at, extreme in enumerate(extremes, 1)]
    )
    caption = book.gettext(
        "From the first page to the last: brighter words than the book’s mean above the line, darker ones below."
    )
    passages = "".join(_passage(book, extreme) for extreme in extremes)
    title = text(book.gettext("Where it stands out most"))
    listed = f'<h3>{title}</h3><ol class="passages">{passages}</ol>' if passages else ""
    return section(ANCHOR, heading, figure(drawn, text(caption)), listed, note=_note(book, sentiment))


def _passage(book: Book, extreme: dict[str, Any]) -> str:
    quoted = text(quote(book.text, extreme["start"], extreme["end"], 600))
    there, nowhere = book.gettext("%(share)s into the book, %(chapter)s"), book.gettext("%(share)s into the book")
    where = filled(
        there if book.known else nowhere,
        share=wording.share(extreme["position"]),
        chapter=book.chapter_name(book.names.index_at(extreme["start"])),
    )
    return f'<li><blockquote {book.lang}>{quoted}</blockquote><p class="where">{where}</p>'


def _note(book: Book, sentiment: dict[str, Any]) -> str:
    trial = book.gettext("An experiment in this language.") if sentiment["experimental"] else ""
    method = book.gettext(
        "A count of words with a known tone (%(share)s of all words): it knows no irony, so judge by the passages."
    )
    return book.joined(trial, method % {"share": wording.share(sentiment["coverage"])})
