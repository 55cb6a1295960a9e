from __future__ import annotations

from typing import Any

from tasks.analysis.charts import Bar, chapter_bars
from tasks.analysis.files import headings, wording
from tasks.analysis.files.page.book import Book
from tasks.analysis.files.page.markup import details, figure, filled, section, table, text
from tasks.analysis.middle import middle
from tasks.analysis.translator import gettext_noop as _

ANCHOR, HEADING = "chapters", _("Chapters")
OPEN = 80  # longer tables are folded


def render(book: Book) -> str:
    chapters = book.report["chapters"]
    heading = book.gettext(HEADING)
    if not chapters:
        return section(ANCHOR, heading, book.absent(heading, book.gettext("no headings were found in this text")))
    bars = [
        Bar(
            chapter["words"],
            chapter["dialogue_ratio"] or 0.0,
            _label(book, chapter),
            f"#c{chapter['index']}",
            chapter["index"] in book.flagged,
        )
        for chapter in chapters
    ]
    drawn = figure(chapter_bars(bars, lambda first, last: f"{first.label} – {last.label}"), _caption(book, bars))
    listed = book.ngettext("%(count)s chapter, one by one", "%(count)s chapters, one by one", len(chapters))
    rows = details(listed % {"count": f"{len(chapters):,}"}, _table(book), open_=len(chapters) <= OPEN)
    return section(ANCHOR, heading, drawn, rows)


def _label(book: Book, chapter: dict[str, Any]) -> str:
    length = chapter["words"]
    if book.in_characters:
        said = book.ngettext(
            "%(heading)s: %(count)s character, %(share)s dialogue",
            "%(heading)s: %(count)s characters, %(share)s dialogue",
            length,
        )
    else:
        said = book.ngettext(
            "%(heading)s: %(count)s word, %(share)s dialogue",
            "%(heading)s: %(count)s words, %(share)s dialogue",
            length,
        )
    return said % {
        "heading": headings.printed(chapter["heading"]),
        "count": f"{length:,}",
        "share": wording.share(chapter["dialogue_ratio"]),
    }


def _caption(book: Book, bars: list[Bar]) -> str:
    lengths = sorted(bar.value for bar in bars)
    if book.in_characters:
        said = book.gettext(
            "One bar a chapter, as high as it is long: from %(least)s to %(most)s characters, the middle one %(middle)s."
        )
    else:
        said = book.gettext(
            "One bar a chapter, as high as it is long: from %(least)s to %(most)s words, the middle one %(middle)s."
        )
    shades = "".join(f'<i class="shade-{shade}"></i>' for shade in range(5))
    legend = book.gettext("Dialogue: %(shades)s none to all.")
    if book.flagged:
        legend = book.gettext("Dialogue: %(shades)s none to all, %(mark)s has a problem.")
    sentences = (
        filled(
            said,
            least=wording.number(lengths[0]),
            most=wording.number(lengths[-1]),
            middle=wording.number(middle(lengths), 1),
        ),
        filled(
            legend,
            shades=f'<span class="legend">{shades}</span>',
            mark='<span class="legend"><i class="flagged"></i></span>',
        ),
    )
    return book.joined(*sentences)


def _table(book: Book) -> str:
    has_tone = any(chapter["sentiment"] is not None for chapter in book.report["chapters"])
    heads = [
        book.gettext("Heading"),
        book.unit + "#",
        book.gettext("Dialogue") + "#",
        book.gettext("Per sentence") + "#",
    ]
    if has_tone:
        heads.append(book.gettext("Tone") + "#")
    rows = []
    part = None
    for chapter in book.report["chapters"]:
        marks = "".join(
            f' <span class="flag">{text(book.kind(kind))}</span>' for kind in book.flagged.get(chapter["index"], ())
        )
        over = ""
        if chapter["part"] and chapter["part"] != part:
            over = f'<b class="part">{text(headings.printed(chapter["part"]))}</b>'
        part = chapter["part"]
        cells = [
            f'{over}<span id="c{chapter["index"]}" {book.lang}>{text(headings.printed(chapter["heading"]))}</span>{marks}',
            wording.number(chapter["words"]),
            wording.share(chapter["dialogue_ratio"]),
            wording.number(book.pace.get(chapter["index"], {}).get("words_per_sentence"), 1),
        ]
        if has_tone:
            cells.append("–" if chapter["sentiment"] is None else wording.signed(f"{chapter['sentiment']:+.1f}"))
        rows.append(cells)
    return table(heads, rows, "chapters")
