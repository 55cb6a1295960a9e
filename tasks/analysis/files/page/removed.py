from __future__ import annotations

from tasks.analysis.files import wording
from tasks.analysis.files.page.book import SHOWN, Book
from tasks.analysis.files.page.markup import details, section, table, text

ANCHOR, HEADING = "removed", "Left out of the clean text"
OPEN = 25


def render(book: Book) -> str:
    groups = book.removals
    if not groups:
        return section(
            ANCHOR,
            HEADING,
            f'<p class="fine">Nothing: clean.txt and book.epub hold the whole text.{_contents(book)}</p>',
        )
    total = sum(group.characters for group in groups)
    rows = [
        (
            f"{book.lines[group.start]:,}",
            text(wording.kind(group.kind)),
            f"<q {book.lang}>{text(group.text)}</q>"
            + (f" → <q {book.lang}>{text(group.replacement)}</q>" if group.replacement else ""),
            f"{group.characters:,}",
        )
        for group in groups[:SHOWN]
    ]
    rest = len(groups) - SHOWN
    more = f'<p class="note">{wording.plural(rest, "more place")} in report.json.</p>' if rest > 0 else ""
    listed = table(("Line#", "What", "What stood there", "Characters#"), rows, "removed") + more
    lead = (
        f"{wording.plural(total, 'character')} in {wording.plural(len(groups), 'place')} of the source "
        f"{'is' if total == 1 else 'are'} not in clean.txt and book.epub, or stand there mended. Apart from line ends and blank lines nothing else was changed.{_contents(book)}"
    )
    return section(
        ANCHOR, HEADING, details(wording.plural(len(groups), "place"), listed, open_=len(groups) <= OPEN), note=lead
    )


def _contents(book: Book) -> str:
    if not book.report["structure"]["contents"]:
        return ""
    return " The e-book has contents of its own in place of the printed ones."
