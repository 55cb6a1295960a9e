from __future__ import annotations

from tasks.analysis.files.page.book import Book
from tasks.analysis.files.page.markup import absent, section, text

ANCHOR, HEADING = "phrases", "Repeated phrases and words"


def render(book: Book) -> str:
    phrases, style = book.report["phrases"], book.report["style"]
    parts = []
    if phrases is None:
        parts.append(absent("Repeated phrases", book.reason("phrases")))
    else:
        parts.append(_list(book, "Phrases", [(p["text"], p["count"]) for p in phrases]))
    parts.append(
        _list(book, "Verbs of speech", [(tag["verb"], tag["count"]) for tag in style.get("speech_tags") or ()])
    )
    parts.append(
        _list(book, "Adverbs", [(adverb["word"], adverb["count"]) for adverb in style.get("top_adverbs") or ()])
    )
    return section(ANCHOR, HEADING, *parts)


def _list(book: Book, name: str, counted: list[tuple[str, int]]) -> str:
    if not counted:
        return ""
    items = "".join(f"<li><span {book.lang}>{text(word)}</span> <b>{count:,}</b>" for word, count in counted)
    return f'<h3>{name}</h3><ul class="words">{items}</ul>'
