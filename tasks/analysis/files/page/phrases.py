from __future__ import annotations

from tasks.analysis.files.page.book import Book
from tasks.analysis.files.page.markup import section, text
from tasks.analysis.translator import gettext_noop as _

ANCHOR, HEADING = "phrases", _("Repeated phrases and words")


def render(book: Book) -> str:
    phrases, style = book.report["phrases"], book.report["style"]
    verbs = [(tag["verb"], tag["count"]) for tag in style.get("speech_tags") or ()]
    adverbs = [(adverb["word"], adverb["count"]) for adverb in style.get("top_adverbs") or ()]
    return section(
        ANCHOR,
        book.gettext(HEADING),
        book.absent(book.gettext("Repeated phrases"), book.reason("phrases"))
        if phrases is None
        else _list(book, book.gettext("Phrases"), [(p["text"], p["count"]) for p in phrases]),
        _list(book, book.gettext("Verbs of speech"), verbs),
        _list(book, book.gettext("Adverbs"), adverbs),
    )


def _list(book: Book, name: str, counted: list[tuple[str, int]]) -> str:
    if not counted:
        return ""
    items = "".join(f"<li><span {book.lang}>{text(word)}</span> <b>{count:,}</b>" for word, count in counted)
    return f'<h3>{text(name)}</h3><ul class="words">{items}</ul>'
