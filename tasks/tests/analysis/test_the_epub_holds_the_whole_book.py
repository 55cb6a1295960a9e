from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tasks.tests.analysis import books

pytestmark = pytest.mark.pure

XHTML = "{http://www.w3.org/1999/xhtml}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
TITLE = "The Counting of Stones"
TWO_VOLUMES = (
    f"{TITLE}\n\nby Ada Writer\n\n\n\nVOLUME I\n\n\n{books.novel(3)}\n\nVOLUME II\n\n\n{books.novel(3, seed=50)}"
)


def opened(folder: Path, text: str | bytes, name: str = "novel.txt") -> zipfile.ZipFile:
    return zipfile.ZipFile(books.written(folder, text, name) / "book.epub")


def spine_text(book: zipfile.ZipFile) -> str:
    """All text of the book's pages in reading order."""
    package = ElementTree.fromstring(book.read("OEBPS/content.opf"))
    opf = "{http://www.idpf.org/2007/opf}"
    names = {item.get("id"): item.get("href") for item in package.iter(f"{opf}item")}
    pages = [names[ref.get("idref")] for ref in package.iter(f"{opf}itemref")]
    bodies = [ElementTree.fromstring(book.read(f"OEBPS/{name}")).find(f"{XHTML}body") for name in pages]
    return "\n".join("".join(body.itertext()) for body in bodies if body is not None)


def squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text)


def test_every_word_is_there_once_and_in_order(tmp_path: Path) -> None:
    book = opened(tmp_path, TWO_VOLUMES)
    assert squeezed(spine_text(book)) == squeezed(f"{TITLE} Ada Writer") + squeezed(
        (tmp_path / "clean.txt").read_text(encoding="utf-8")
    )


def test_words_before_the_first_chapter_are_kept(tmp_path: Path) -> None:
    text = "To my sister, who never counted stones but knew each of them.\n\n\n" + books.novel()
    assert "who never counted stones but knew each of them" in spine_text(opened(tmp_path, text))


def test_contents_list_the_chapters_below_their_volumes(tmp_path: Path) -> None:
    book = opened(tmp_path, TWO_VOLUMES)
    nav = ElementTree.fromstring(book.read("OEBPS/nav.xhtml"))
    top = nav.find(f"{XHTML}body/{XHTML}nav/{XHTML}ol")
    assert top is not None
    labels = [
        (item.find(f"{XHTML}a").text, [inner.text for inner in item.iterfind(f"{XHTML}ol/{XHTML}li/{XHTML}a")])  # type: ignore[union-attr]
        for item in top.findall(f"{XHTML}li")
    ]
    chapters = ["Chapter 1", "Chapter 2", "Chapter 3"]
    assert labels == [(TITLE, []), ("VOLUME I", chapters), ("VOLUME II", chapters)]
    old = ElementTree.fromstring(book.read("OEBPS/toc.ncx"))
    assert [label.text for label in old.iter(f"{NCX}text")][1:] == [
        TITLE,
        "VOLUME I",
        *chapters,
        "VOLUME II",
        *chapters,
    ]
    orders = [int(point.get("playOrder", 0)) for point in old.iter(f"{NCX}navPoint")]
    assert orders == list(range(1, 10))


def test_the_media_type_comes_first_and_no_time_is_kept(tmp_path: Path) -> None:
    entries = opened(tmp_path, books.novel()).infolist()
    assert entries[0].filename == "mimetype"
    assert entries[0].compress_type == zipfile.ZIP_STORED
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_a_chapter_that_comes_twice_is_there_once(tmp_path: Path) -> None:
    text = books.novel() + books.chapter(6)
    analysis = books.read(text)
    assert [removal.kind for removal in analysis.inspection.removals] == ["duplicate_chapter"]
    book = opened(tmp_path, text)
    assert squeezed(spine_text(book)).count("Chapter6") == 1
    assert book.read("OEBPS/nav.xhtml").count(b"Chapter 6") == 1


def test_wrapped_lines_are_joined_and_verse_is_not(tmp_path: Path) -> None:
    prose = "It was a long day and the road went on over the hills and down to the sea\nwhere the boats lay in the sand, as they had done for more than a hundred\nyears.\n\n"
    verse = "The stones are grey,\nThe sea is wide,\nWe count all day\nAnd none replied.\n\n"
    text = "".join(f"Chapter {n}\n\n" + prose * 6 + verse for n in range(1, 4))
    book = opened(tmp_path, text)
    content = "".join(book.read(name).decode() for name in book.namelist())
    assert "down to the sea where the boats" in content
    assert "The stones are grey,<br/>The sea is wide," in content


def test_japanese_readings_become_ruby(tmp_path: Path) -> None:
    line = "　私《わたくし》はその人を常に先生と呼んでいた。だから此所《ここ》でもただ先生と書くだけである。\n"
    text = "".join(f"［＃５字下げ］{n}［＃「{n}」は中見出し］\n\n" + line * 30 + "\n" for n in "一二三")
    book = opened(tmp_path, text.encode("cp932"), "kokoro.txt")
    content = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    assert "<ruby>私<rt>わたくし</rt></ruby>は" in content
    assert "［＃" not in content
    assert "《" not in content


def test_a_long_text_without_chapters_is_split_over_files(tmp_path: Path) -> None:
    text = "\n\n".join(books.chapter(n, paragraphs=40).partition("\n\n")[2] for n in range(30))
    book = opened(tmp_path, text)
    pages = [entry for entry in book.infolist() if entry.filename.startswith("OEBPS/text-")]
    assert len(pages) > 1
    assert max(entry.file_size for entry in pages) < 400_000
