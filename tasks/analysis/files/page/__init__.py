"""`report.html`: one file with everything in it, no script, nothing loaded; it prints, and it reads in light and dark."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

from tasks.analysis.files import wording
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

# Nothing may be loaded and nothing run, whatever a novel may have smuggled in; no style but this one.
_STYLE = Path(__file__).with_name("report.css").read_text(encoding="utf-8")
_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; img-src data:; base-uri 'none'; form-action 'none'"
_SECTIONS = (verdict, chapter_map, problems, removed, cast, network, pace, style, phrases, tone, keywords, method)


def render(report: dict[str, Any], text: str) -> bytes:
    """The report as HTML. `text` is the decoded text that the offsets of the report count in."""
    book = Book(report, text)
    sections = [(part.ANCHOR, part.HEADING, part.render(book)) for part in _SECTIONS]
    shown = [(anchor, heading, content) for anchor, heading, content in sections if content]
    links = "".join(f'<li><a href="#{anchor}">{plain(heading)}</a>' for anchor, heading, _ in shown)
    page = (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
        f"<title>{plain(book.title)} – report</title><style>{_STYLE}</style></head>\n<body><main>\n"
        f'{_header(book)}<nav aria-label="Contents"><ul>{links}</ul></nav>\n'
        f"{''.join(content for _, _, content in shown)}</main></body></html>\n"
    )
    return page.encode("utf-8", "replace")


def _header(book: Book) -> str:
    source = book.report["source"]
    author = f'<p class="author" {book.lang}>{plain(source["author"])}</p>' if source["author"] else ""
    name = f'<p class="file">{plain(source["file_name"])}</p>' if source["file_name"] else ""
    return (
        f'<header><p class="eyebrow">Report on a novel</p><h1 {book.lang}>{plain(wording.title(book.report))}</h1>'
        f'{author}{name}<p class="summary">{plain(book.report["summary"])}</p></header>\n'
    )
