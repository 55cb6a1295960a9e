"""What the e-book is and what it consists of."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tasks.analysis.files.epub.xhtml import File

CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
# The format wants a time of change. The true one would make two e-books of one text differ.
_MODIFIED = "2000-01-01T00:00:00Z"
_ACCESS = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityHazard", "none"),
    ("accessibilitySummary", "Text alone, with contents and headings."),
)


@dataclass(frozen=True, slots=True)
class Book:
    """The metadata of an e-book; `author` may be empty. `language` is a BCP 47 tag."""

    identifier: str
    title: str
    author: str
    language: str


def opf(book: Book, files: list[File]) -> str:
    """The package document."""
    creator = f"<dc:creator>{escape(book.author)}</dc:creator>" if book.author else ""
    access = "".join(f'<meta property="schema:{name}">{value}</meta>' for name, value in _ACCESS)
    items = "".join(f'<item id="{file.id}" href="{file.name}" media-type="application/xhtml+xml"/>' for file in files)
    spine = "".join(f'<itemref idref="{file.id}"/>' for file in files)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">{book.identifier}</dc:identifier><dc:title>{escape(book.title)}</dc:title>'
        f"<dc:language>{escape(book.language)}</dc:language>{creator}"
        f'<meta property="dcterms:modified">{_MODIFIED}</meta>{access}</metadata>'
        '<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        f'<item id="css" href="style.css" media-type="text/css"/>{items}</manifest>'
        f'<spine toc="ncx">{spine}</spine></package>\n'
    )
