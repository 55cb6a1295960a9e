"""`report.html`: one file with everything in it, no script, nothing loaded; it prints, and it reads in light and dark."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

from tasks.analysis.files.page import (
    cast,
    chapter_map,
    keywords,
    method,
    network,
    pace,
    phrases,
    problems,
    removed,
    style,
    tone,
    verdict,
)
from tasks.analysis.files.page.book import Book
from tasks.analysis.files.page.markup import text as plain
from tasks.analysis.translator import ENGLISH, Translator

_STYLE = Path(__file__).with_name("report.css").read_text(encoding="utf-8")
_MORE = Path(__file__).with_name("translated.css").read_text(encoding="utf-8")
_SECTIONS = (verdict, chapter_map, problems, removed, cast, network, pace, style, phrases, tone, keywords, method)


def render(report: dict[str, Any], text: str, translator: Translator = ENGLISH) -> bytes:
    """The report as HTML. `text` is the decoded text that the offsets of the report count in."""
    book = Book(report, text, translator)
    sections = [(part.ANCHOR, book.gettext(part.HEADING), part.render(book)) for part in _SECTIONS]
    shown = [(anchor, heading, content) for anchor, heading, content in sections if content]
    links = "".join(f'<li><a href="#{anchor}">{plain(heading)}</a>' for anchor, heading, _ in shown)
    title, contents = book.gettext("%(title)s – report") % {"title": book.title}, book.gettext("Contents")
    style = _STYLE if translator.tag == ENGLISH.tag else _STYLE + _MORE
    page = (
        f'<!doctype html>\n<html lang="{translator.tag}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
        f"<title>{plain(title)}</title><style>{style}</style></head>\n<body><main>\n"
        f'{_header(book)}<nav aria-label="{plain(contents)}"><ul>{links}</ul></nav>\n'
        f"{''.join(content for _, _, content in shown)}</main></body></html>\n"
    )
    return page.encode("utf-8", "replace")


def _policy(style: str) -> str:
    """Nothing may be loaded and nothing run, whatever a novel may have smuggled in; no style but this one."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


def _header(book: Book) -> str:
    source = book.report["source"]
    author = f'<p class="author" {book.lang}>{plain(source["author"])}</p>' if source["author"] else ""
    name = f'<p class="file">{plain(source["file_name"])}</p>' if source["file_name"] else ""
    summary, what = book.translator.summary(book.report), book.gettext("Report on a novel")
    return (
        f'<header><p class="eyebrow">{plain(what)}</p><h1 {book.lang}>{plain(book.title)}</h1>'
        f'{author}{name}<p class="summary">{plain(summary)}</p></header>\n'
    )
