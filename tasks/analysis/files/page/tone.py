from __future__ import annotations

from tasks.analysis import charts
from tasks.analysis.files import wording
from tasks.analysis.files.page.book import Book
from tasks.analysis.files.page.markup import absent, figure, section, text
from tasks.analysis.files.places import quote

ANCHOR, HEADING = "tone", "Tone over the book"


def render(book: Book) -> str:
    arc, sentiment = book.report["sentiment_arc"], book.report["sentiment"]
    if not arc:
        return section(ANCHOR, HEADING, absent("Tone", book.reason("sentiment_arc")))
    extremes = sentiment["extremes"]
    drawn = charts.mood_arc(arc, [(extreme["position"], f"Passage {at}") for at, extreme in enumerate(extremes, 1)])
    caption = "From the first page to the last: brighter words than the book’s mean above the line, darker ones below."
    passages = "".join(
        f"<li><blockquote {book.lang}>{text(quote(book.text, extreme['start'], extreme['end'], 600))}</blockquote>"
        f'<p class="where">{100 * extreme["position"]:.0f}% into the book, '
        f"<span {book.lang}>{text(book.names.at(extreme['start']))}</span></p>"
        for extreme in extremes
    )
    trial = "An experiment in this language. " if sentiment["experimental"] else ""
    note = (
        f"{trial}A count of words with a known tone ({wording.share(sentiment['coverage'])} of all words): "
        "it knows no irony, so judge by the passages."
    )
    listed = f'<h3>Where it stands out most</h3><ol class="passages">{passages}</ol>' if passages else ""
    return section(ANCHOR, HEADING, figure(drawn, caption), listed, note=note)
