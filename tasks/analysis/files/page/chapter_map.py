from __future__ import annotations

from tasks.analysis.charts import Bar, chapter_bars
from tasks.analysis.files import headings, wording
from tasks.analysis.files.page.book import Book
from tasks.analysis.files.page.markup import absent, details, figure, section, table, text

ANCHOR, HEADING = "chapters", "Chapters"
OPEN = 80  # longer tables are folded


def render(book: Book) -> str:
    chapters = book.report["chapters"]
    if not chapters:
        return section(ANCHOR, HEADING, absent("Chapters", "no headings were found in this text"))
    bars = [
        Bar(
            chapter["words"],
            chapter["dialogue_ratio"] or 0.0,
            f"{headings.printed(chapter['heading'])}: {wording.plural(chapter['words'], book.unit[:-1])}, "
            f"{wording.share(chapter['dialogue_ratio'])} dialogue",
            f"#c{chapter['index']}",
            chapter["index"] in book.flagged,
        )
        for chapter in chapters
    ]
    lengths = sorted(bar.value for bar in bars)
    caption = (
        f"One bar a chapter, as high as it is long: from {wording.number(lengths[0])} to {wording.number(lengths[-1])} {book.unit}, "
        f"the middle one {wording.number(lengths[len(lengths) // 2])}. "
        'Dialogue: <span class="legend">'
        + "".join(f'<i class="shade-{shade}"></i>' for shade in range(5))
        + "</span> none to all"
        + (', <span class="legend"><i class="flagged"></i></span> has a problem.' if book.flagged else ".")
    )
    drawn = figure(chapter_bars(bars, lambda first, last: f"{first.label} – {last.label}"), caption)
    rows = details(wording.plural(len(chapters), "chapter") + ", one by one", _table(book), open_=len(chapters) <= OPEN)
    return section(ANCHOR, HEADING, drawn, rows)


def _table(book: Book) -> str:
    has_tone = any(chapter["sentiment"] is not None for chapter in book.report["chapters"])
    heads = ["Heading", f"{book.unit.capitalize()}#", "Dialogue#", "Per sentence#"] + (["Tone#"] if has_tone else [])
    rows = []
    part = None
    for chapter in book.report["chapters"]:
        marks = "".join(
            f' <span class="flag">{text(wording.kind(kind))}</span>' for kind in book.flagged.get(chapter["index"], ())
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
            cells.append("–" if chapter["sentiment"] is None else f"{chapter['sentiment']:+.1f}".replace("-", "−"))
        rows.append(cells)
    return table(heads, rows, "chapters")
