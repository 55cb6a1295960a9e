"""`book.epub`: the clean text as an EPUB 3 with contents, one file a chapter. https://www.w3.org/TR/epub-33/"""

from __future__ import annotations

import uuid

from tasks.analysis.analysed import Analysis
from tasks.analysis.files import wording
from tasks.analysis.files.clean import Cleaned
from tasks.analysis.files.epub import archive, navigation, package, paragraphs, sections, stylesheet, xhtml


def build(analysis: Analysis, cleaned: Cleaned) -> bytes:
    """The e-book. Its identifier comes from the source's checksum: the same source is the same book."""
    source = analysis.report["source"]
    book = package.Book(
        identifier=f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, source['sha256'])}",
        title=xhtml.line(wording.title(analysis.report)) or "Untitled",
        author=xhtml.line(source["author"] or ""),
        language=wording.tag(source),
    )
    found = sections.find(analysis.structure)
    printed = paragraphs.Printed(analysis, cleaned)
    files = [xhtml.title_page(book)]
    for section in found:
        files += xhtml.section_pages(book, section, printed)
    return archive.pack(
        [
            ("META-INF/container.xml", package.CONTAINER),
            ("OEBPS/content.opf", package.opf(book, files)),
            ("OEBPS/nav.xhtml", navigation.nav(book, files)),
            ("OEBPS/toc.ncx", navigation.ncx(book, files)),
            ("OEBPS/style.css", stylesheet.css(book.language)),
            *((f"OEBPS/{file.name}", file.content) for file in files),
        ]
    )
