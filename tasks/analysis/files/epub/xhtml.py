"""The content documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from tasks.analysis.files import headings
from tasks.analysis.files.clean import legal
from tasks.analysis.files.epub.package import Book
from tasks.analysis.files.epub.paragraphs import Printed
from tasks.analysis.files.epub.sections import Section

LARGEST = 250_000  # characters in one file; reading devices choke on more


@dataclass(frozen=True, slots=True)
class File:
    """A content document. Those with a label stand in the contents; level 0 holds the level-2 files behind it."""

    id: str
    name: str
    content: str
    label: str
    level: int
    kind: str


def line(text: str) -> str:
    """Text on one line, without what XML cannot hold."""
    return " ".join(legal(headings.printed(text)).split())


def title_page(book: Book) -> File:
    author = f"<p>{escape(book.author)}</p>" if book.author else ""
    content = f'<div class="title"><h1>{escape(book.title)}</h1>{author}</div>'
    return File("title", "title.xhtml", document(book, book.title, content, "titlepage"), book.title, 1, "title")


def section_pages(book: Book, section: Section, printed: Printed) -> list[File]:
    """The files of one section: one, or more where it is very long; none where it has neither heading nor text."""
    heading = line(printed.heading(section.place, section.heading))
    pages = list(_pages(printed.read(section.spans)))
    if not pages and not heading:
        return []
    if section.kind in ("part", "chapter"):
        heading = heading or "…"
    top = "h1" if section.kind == "part" else "h2"
    label = heading or (book.title if section.kind == "text" else "")
    kind = {"front": "frontmatter", "part": "part", "chapter": "chapter", "text": "bodymatter"}[section.kind]
    files = []
    for number, blocks in enumerate(pages or [[]]):
        head = f"<{top}>{escape(heading)}</{top}>" if heading and not number else ""
        name = f"{section.kind}-{section.place[0]}" + (f"-{number + 1}" if number else "")
        content = document(book, label or book.title, head + "\n".join(blocks), kind)
        files.append(File(name, f"{name}.xhtml", content, "" if number else label, section.level, section.kind))
    return files


def document(book: Book, title: str, content: str, kind: str) -> str:
    """An XHTML document of the e-book."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'xml:lang="{escape(book.language)}" lang="{escape(book.language)}"><head><title>{escape(title)}</title>'
        f'<link rel="stylesheet" type="text/css" href="style.css"/></head>\n<body epub:type="{kind}">{content}</body></html>\n'
    )


def _pages(blocks: Iterable[str]) -> Iterable[list[str]]:
    page: list[str] = []
    size = 0
    for block in blocks:
        if page and size + len(block) > LARGEST:
            yield page
            page, size = [], 0
        page.append(block)
        size += len(block)
    if page:
        yield page
