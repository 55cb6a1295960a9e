"""The book's title and author, where the text tells them."""

from __future__ import annotations

import re

from tasks.analysis.chapters.headings import title_like
from tasks.analysis.chapters.vocabulary import FRONT
from tasks.analysis.lines import Lines
from tasks.analysis.values import Span

MAX_LINES = 120
MAX_NAME = 80
_FIELD = re.compile(
    r"^(?P<field>title|author|titel|autor|auteur|titre|título|titulo|autore|titolo|書名|书名|作者|作\s?者|書\s?名|标题|著者)\s*[:：]\s*(?P<value>\S.{0,120})$",
    re.IGNORECASE,
)
_BY = re.compile(r"^(?:_?by_?|von|par|por|di|af|av|door|автор)\s+(?P<name>[^\W\d_][^\d]{2,60})$", re.IGNORECASE)
_BY_ALONE = re.compile(r"^(?:by|von|par|por|di|door|af|av)$", re.IGNORECASE)
_BOTH = re.compile(r"^《(?P<title>[^》]{1,40})》\s*(?:作者[:：;；]?)?\s*(?P<author>[^\s，。：:；;]{2,12}(?:\s?著)?)?$")
_INLINE = re.compile(
    r"^(?P<title>[\u4e00-\u9fff·]{1,20})[\s\u3000]+(?:作者[:：]?\s?)(?P<author>[\u4e00-\u9fff·]{2,10})$"
)
_BRACKETED = re.compile(
    r"^[\[【［](?P<title>[^/\]／】］]{1,40})\s*[/／]\s*(?P<author>[^\]】］]{2,20}?)\s*著?\s*[\]】］]$"
)
_NAMED = re.compile(r"^《(?P<title>[^》]{1,40})》")
_WRITER = re.compile(
    r"^[（(]?(?:[\u4e00-\u9fff]{1,3}[)）·•\]】・．.]\s?)?(?P<name>[\u4e00-\u9fff·]{2,8}?)\s*(?:著|撰|原著|编著|編著)$"
)
_WRITER_LAST = re.compile(
    r"^(?P<name>[\uac00-\ud7a3]{2,4}|[\uac00-\ud7a3]{1,6} [\uac00-\ud7a3]{1,6}) (?:지음|씀|저|작)$"
)
_TITLES = frozenset(["title", "titel", "titre", "título", "titulo", "titolo", "書名", "书名", "标题"])


def find(lines: Lines, body: Span, first_chapter: int) -> tuple[str | None, str | None]:
    """Title and author, each None where the text does not say."""
    title = author = None
    last = min(len(lines), MAX_LINES)
    for index in range(last):
        line = lines.text[lines.starts[index] : min(lines.ends[index], lines.starts[index] + 200)]
        match = _FIELD.match(line)
        if match:
            value = _plain(match["value"])
            if re.sub(r"\s", "", match["field"]).casefold() in _TITLES:
                title = title or value
            else:
                author = author or value
    if title is None and author is None and len(lines) > 3 and set(lines[2][:100]) == {"-"}:
        return _plain(lines[0]), _plain(lines[1])  # Aozora Bunko
    if title is None or author is None:
        page_title, page_author = _title_page(lines, body, first_chapter)
        title, author = title or page_title, author or page_author
    return title, author


def _title_page(lines: Lines, body: Span, first_chapter: int) -> tuple[str | None, str | None]:
    """What stands before the first chapter: a line in capitals or brackets, "by" and a name, 某某 著."""
    title = author = None
    begin = lines.find(body[0])
    for index in range(begin, min(len(lines), begin + 25)):
        if lines.starts[index] >= first_chapter:
            break
        line = lines.text[lines.starts[index] : min(lines.ends[index], lines.starts[index] + 200)].strip("_* ")
        if line.rstrip("：:").casefold() in FRONT or line.endswith((":", "：")):
            continue
        both = _BOTH.match(line) or _INLINE.match(line) or _BRACKETED.match(line)
        if both:
            title = title or _plain(both["title"])
            author = author or _plain((both["author"] or "").removesuffix("著")) or None
            continue
        quoted = _NAMED.match(line)
        if quoted and title is None:
            title = quoted["title"]
            continue
        named = _BY.match(line) or _WRITER.match(line) or _WRITER_LAST.match(line)
        if named and author is None:
            author = _plain(named["name"])
            continue
        if _BY_ALONE.match(line) and index + 1 < len(lines):
            author = author or _plain(lines[index + 1][:MAX_NAME])
            continue
        if line.isdigit() or line.startswith(("[", "*", "-", "=")) or line in ("完", "全文"):
            continue
        if title is None and index < begin + 8 and author is None and title_like(line):
            title = _plain(line)
    # A short line at the head of a text is a title only if a name, or a heading soon after, bears it out.
    if title and author is None and len(lines) > 3 and lines.ends[begin] - lines.starts[begin] > MAX_NAME:
        title = None
    return title, author


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[（(][^）)]{1,6}[）)]$", "", text.strip(" _*《》[]")).split())[:MAX_NAME]
