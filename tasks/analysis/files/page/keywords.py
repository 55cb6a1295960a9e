from __future__ import annotations

from tasks.analysis.chapters.markdown import without_emphasis
from tasks.analysis.files.page.book import SHOWN, Book
from tasks.analysis.files.page.markup import details, section, text
from tasks.analysis.files.places import quote
from tasks.analysis.translator import gettext_noop as _

ANCHOR, HEADING = "terms", _("Key terms and key sentences")


def render(book: Book) -> str:
    heading = book.gettext(HEADING)
    if book.report["keywords"] is None:
        return section(ANCHOR, heading, book.absent(book.gettext("Key terms"), book.reason("keywords")))
    terms = "".join(f"<li><span {book.lang}>{text(k['term'])}</span>" for k in book.report["keywords"])
    title = text(book.gettext("Of the whole book"))
    whole = f'<h3>{title}</h3><ul class="words">{terms}</ul>' if terms else ""
    note = book.gettext(
        "Terms that mark a chapter off from the others, and sentences near the centre of what it speaks of: taken from the text, not written by anyone."
    )
    folded = book.gettext("Chapter by chapter") if book.known else book.gettext("Key sentences")
    return section(ANCHOR, heading, whole, details(folded, _chapters(book)), note=note)


def _chapters(book: Book) -> str:
    terms: dict[int, list[str]] = {}
    for keyword in book.report["chapter_keywords"]:
        terms.setdefault(keyword["chapter"], []).append(keyword["term"])
    sentences: dict[int, list[str]] = {}
    for found in book.report["key_sentences"]:
        sentence = without_emphasis(quote(book.text, found["start"], found["end"], 300))
        sentences.setdefault(found["chapter"], []).append(sentence)
    indexes = sorted({*terms, *sentences})
    blocks = []
    for index in indexes[:SHOWN]:
        quoted = "".join(
            f"<blockquote {book.lang}>{text(sentence)}</blockquote>" for sentence in sentences.get(index, ())
        )
        listed = f'<p class="terms" {book.lang}>{text(" · ".join(terms.get(index, ())))}</p>'
        name = f"<h4 {book.lang_of(index)}>{text(book.names.of(index))}</h4>" if book.known else ""
        blocks.append(f'<div class="chapter-terms">{name}{listed}{quoted}</div>')
    rest = len(indexes) - SHOWN
    if rest > 0:
        more = book.ngettext("%(count)s more chapter in report.json.", "%(count)s more chapters in report.json.", rest)
        blocks.append(f'<p class="note">{more % {"count": f"{rest:,}"}}</p>')
    return "".join(blocks)
