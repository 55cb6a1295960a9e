"""The contents, for readers of EPUB 3 (`nav.xhtml`) and of EPUB 2 (`toc.ncx`)."""

from __future__ import annotations

from html import escape

from tasks.analysis.files.epub.package import Book
from tasks.analysis.files.epub.xhtml import File

Tree = list[tuple[File, list[File]]]


def nav(book: Book, files: list[File]) -> str:
    """The navigation document."""
    entries = "".join(f"<li>{_link(file)}{_inner(below)}</li>" for file, below in _tree(files))
    start = next((file for file in files if file.kind in ("chapter", "part", "text")), files[0])
    language = escape(book.language)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'xml:lang="{language}" lang="{language}"><head><title>{escape(book.title)}</title>'
        '<link rel="stylesheet" type="text/css" href="style.css"/></head>\n<body>'
        f'<nav epub:type="toc" id="toc"><h1>{escape(book.title)}</h1><ol>{entries}</ol></nav>\n'
        f'<nav epub:type="landmarks" hidden="hidden"><ol><li><a epub:type="bodymatter" href="{start.name}">'
        f"{escape(start.label or book.title)}</a></li></ol></nav></body></html>\n"
    )


def ncx(book: Book, files: list[File]) -> str:
    """The older form of the same contents."""
    tree = _tree(files)
    points: list[str] = []
    order = 0
    for file, below in tree:
        order += 1
        first = order
        inner = []
        for chapter in below:
            order += 1
            inner.append(_point(chapter, order, ""))
        points.append(_point(file, first, "".join(inner)))
    depth = 2 if any(below for _, below in tree) else 1
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{escape(book.language)}"><head>'
        f'<meta name="dtb:uid" content="{book.identifier}"/><meta name="dtb:depth" content="{depth}"/>'
        '<meta name="dtb:totalPageCount" content="0"/><meta name="dtb:maxPageNumber" content="0"/></head>'
        f"<docTitle><text>{escape(book.title)}</text></docTitle><navMap>{''.join(points)}</navMap></ncx>\n"
    )


def _tree(files: list[File]) -> Tree:
    """Chapters below the part before them."""
    tree: Tree = []
    for file in files:
        if not file.label:
            continue
        if file.level == 2 and tree and tree[-1][0].level == 0:
            tree[-1][1].append(file)
        else:
            tree.append((file, []))
    return tree


def _link(file: File) -> str:
    return f'<a href="{file.name}">{escape(file.label)}</a>'


def _inner(files: list[File]) -> str:
    return f"<ol>{''.join(f'<li>{_link(file)}</li>' for file in files)}</ol>" if files else ""


def _point(file: File, order: int, inner: str) -> str:
    return (
        f'<navPoint id="n-{file.id}" playOrder="{order}"><navLabel><text>{escape(file.label)}</text></navLabel>'
        f'<content src="{file.name}"/>{inner}</navPoint>'
    )
