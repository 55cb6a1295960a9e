from __future__ import annotations

import random
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from tasks.analysis.errors import NotText
from tasks.tests.analysis import books

pytestmark = pytest.mark.pure

TEXTS = {
    "one letter": b"a",
    "white space alone": b" \n\t\r\n" * 5000,
    "a million line ends": b"\n" * 1_000_000,
    "a million spaces inside a line": b"a" + b" " * 1_000_000 + b"b",
    "one line": b"The end is not in sight. " * 40_000,
    "one long word": b"x" * 1_000_000,
    "old Mac line ends": books.novel().replace("\n", "\r").encode(),
    "source code": Path(__file__).read_bytes() * 20,
    "contents alone": "".join(f"Chapter {n}\n" for n in range(1, 40)).encode(),
    "no known language": bytes(random.Random(5).choices(b"qxzjkvw .,\n", k=50_000)),
    "damage everywhere": books.novel().encode("utf-16-le")[1:] + b"\xff\xfe\xd8",
    "private use and noncharacters": ("\ue000\ufdd0\uffff\ufffe" * 50 + books.novel()).encode(),
}


@pytest.mark.parametrize("name", TEXTS)
def test_files_are_whole(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    try:
        books.written(folder, TEXTS[name])
    except NotText as refusal:
        assert refusal.message
        return
    assert len(list(folder.iterdir())) == 8
    (folder / "report.html").read_text(encoding="utf-8")
    (folder / "clean.txt").read_text(encoding="utf-8")
    well_formed(folder / "book.epub")


def test_five_thousand_chapters(tmp_path: Path) -> None:
    text = "".join(books.chapter(n, paragraphs=1) for n in range(1, 5001))
    report = books.report(books.written(tmp_path, text))
    assert len(report["chapters"]) == 5000
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert 'id="c5000"' in page
    assert page.count('<rect class="bar shade') <= 300, "bars are drawn together"
    well_formed(tmp_path / "book.epub")


def well_formed(path: Path) -> None:
    with ZipFile(path) as book:
        assert book.testzip() is None
        for name in book.namelist():
            if name.endswith((".xhtml", ".opf", ".ncx", ".xml")):
                ElementTree.fromstring(book.read(name))
