from __future__ import annotations

from tasks.analysis import charts
from tasks.analysis.files.page.book import Book
from tasks.analysis.files.page.markup import details, figure, section, table, text
from tasks.analysis.translator import gettext_noop as _

ANCHOR, HEADING = "relations", _("Who appears with whom")
NODES, EDGES, LISTED = 16, 48, 20


def render(book: Book) -> str:
    people = (book.report["characters"] or [])[:NODES]
    place = {person["name"]: at for at, person in enumerate(people)}
    relations = book.report["relations"] or []
    edges = [
        charts.Edge(place[r["a"]], place[r["b"]], r["weight"], f"{r['a']} – {r['b']}: {r['weight']:,}")
        for r in relations
        if r["a"] in place and r["b"] in place
    ][:EDGES]
    if not edges:
        return ""
    nodes = [charts.Node(person["name"], person["mentions"]) for person in people]
    caption = book.gettext(
        "The %(count)s people who are named most. A line is as thick as the two appear close together."
    ) % {"count": len(nodes)}
    drawn = figure(f'<div tabindex="0" {book.lang}>{charts.network(nodes, edges, caption)}</div>', caption)
    rows = [
        (f"<span {book.lang}>{text(r['a'])}</span>", f"<span {book.lang}>{text(r['b'])}</span>", f"{r['weight']:,}")
        for r in relations[:LISTED]
    ]
    heads = ("", book.pgettext("appears", "with"), book.gettext("Times together") + "#")
    listed = details(book.gettext("The closest pairs"), table(heads, rows, "pairs"))
    return section(ANCHOR, book.gettext(HEADING), drawn, listed)
