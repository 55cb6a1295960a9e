from __future__ import annotations

from itertools import pairwise
from typing import Any

from tasks.analysis import charts
from tasks.analysis.files import wording
from tasks.analysis.files.page.book import Book
from tasks.analysis.files.page.markup import filled, section, table, text
from tasks.analysis.translator import gettext_noop as _

ANCHOR, HEADING = "style", _("Style")


def render(book: Book) -> str:
    report = book.report
    norms = report["style"].get("norms")
    compared = _norms(book, norms) if norms else ""
    seen = {measure["name"] for measure in norms["measures"]} if norms else set()
    others = [
        (text(book.label(name)), wording.measure(name, value))
        for group in (report["readability"], report["vocabulary"], report["style"])
        for name, value in (group or {}).items()
        if name not in seen and isinstance(value, (int, float))
    ]
    heads = (book.gettext("Measure"), book.gettext("Value") + "#")
    more = table(heads, others, "measures") if others else ""
    missing = "".join(
        book.absent(wording.part(name, book.translator), book.reason(name))
        for name in ("readability", "vocabulary")
        if report[name] is None
    )
    return section(ANCHOR, book.gettext(HEADING), compared, _sentences(book, report["style"]), more, missing)


def _norms(book: Book, norms: dict[str, Any]) -> str:
    rows = [
        (
            text(book.label(measure["name"])),
            wording.measure(measure["name"], measure["value"]),
            charts.ruler(measure["percentile"]),
            f"{measure['percentile']}%",
            " – ".join(wording.measure(measure["name"], measure["points"][at]) for at in (1, 5)),
        )
        for measure in norms["measures"]
    ]
    heads = (
        book.gettext("Measure"),
        book.gettext("This text") + "#",
        book.gettext("Among them"),
        book.gettext("Higher than") + "#",
        book.gettext("8 of 10 lie in"),
    )
    said = book.gettext("Beside %(set)s. Higher is not better, and they are no measure of today’s market.")
    note = text(said % {"set": book.sentence(norms["set"])})
    return f'<p class="note">{note}</p>{table(heads, rows, "norms")}'


def _sentences(book: Book, style: dict[str, Any]) -> str:
    lengths = style.get("sentence_length")
    if not lengths or not lengths.get("histogram"):
        return ""
    edges, counts = lengths["histogram"]["edges"], lengths["histogram"]["counts"]
    total = sum(counts)
    if not total:
        return ""
    first = book.pgettext("length", "to %(number)s") % {"number": edges[0]}
    last = book.pgettext("length", "over %(number)s") % {"number": edges[-1]}
    names = [first, *(f"{a + 1}–{b}" for a, b in pairwise(edges)), last]
    under = "".join(
        f"<span>{text(name)}<b>{100 * count / total:.0f}%</b></span>" for name, count in zip(names, counts, strict=True)
    )
    drawn = charts.columns(counts)
    caption = _caption(book, lengths)
    return (
        f'<figure class="histogram"><figcaption>{caption}</figcaption>{drawn}<div class="axis">{under}</div></figure>'
    )


def _caption(book: Book, lengths: dict[str, Any]) -> str:
    if lengths["unit"] == "characters":
        said = book.gettext(
            "%(what)s, in characters: middle %(median)s, mean %(mean)s, one in ten longer than %(p90)s."
        )
    else:
        said = book.gettext("%(what)s, in words: middle %(median)s, mean %(mean)s, one in ten longer than %(p90)s.")
    what = text(book.gettext("Length of sentences"))
    return filled(
        said,
        what=f"<b>{what}</b>",
        median=wording.number(lengths["median"], 1),
        mean=wording.number(lengths["mean"], 1),
        p90=wording.number(lengths["p90"]),
    )
