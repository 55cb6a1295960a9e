from __future__ import annotations

from pathlib import Path

import pytest

from tasks.tests.analysis import books

pytestmark = pytest.mark.pure

GUTENBERG = "The Project Gutenberg EBook of Stones\n\n*** START OF THIS PROJECT GUTENBERG EBOOK STONES ***\n\n"
END = "\n\n*** END OF THIS PROJECT GUTENBERG EBOOK STONES ***\n\nThis licence text is nobody's novel.\n"


def damaged() -> bytes:
    body = books.novel().replace("Clara", "Cla\ufffdra", 1).replace("Boris", "Bo\x02ris", 1)
    return (GUTENBERG + body + END).encode()


def test_the_clean_text_is_without_them_and_says_nothing(tmp_path: Path) -> None:
    clean = (books.written(tmp_path, damaged()) / "clean.txt").read_bytes().decode("utf-8")
    assert "\ufffd" not in clean
    assert "\x02" not in clean
    assert "Gutenberg" not in clean
    assert clean.startswith("Chapter 1\n")
    assert "Boris" in clean
    assert "removed" not in clean


def test_report_json_lists_every_one(tmp_path: Path) -> None:
    analysis = books.read(damaged())
    books.written(tmp_path, damaged())
    listed = books.report(tmp_path)["removals"]
    assert {row["kind"] for row in listed} == {"boilerplate", "encoding_damage", "control_characters"}
    for row in listed:
        stood = analysis.text[row["start"] : row["end"]]
        assert stood.startswith(row["text"])


def test_page_and_markdown_name_their_lines(tmp_path: Path) -> None:
    analysis = books.read(damaged())
    books.written(tmp_path, damaged())
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    markdown = (tmp_path / "report.md").read_text(encoding="utf-8")
    line = analysis.text[: analysis.text.index("\ufffd")].count("\n") + 1
    removed = page.split('id="removed"')[1].split("</section>")[0]
    assert f"<td class=n>{line}" in removed
    assert "U+0002" in removed, "a character that nobody can see is shown by its code point"
    section = markdown.split("## Left out of the clean text")[1]
    assert f"| {line} | Damaged characters |" in section


def test_a_whole_text_is_said_to_be_whole(tmp_path: Path) -> None:
    books.written(tmp_path, books.novel())
    assert books.report(tmp_path)["removals"] == []
    assert "hold the whole text" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_the_e_book_is_without_them_too(tmp_path: Path) -> None:
    import zipfile

    books.written(tmp_path, damaged())
    with zipfile.ZipFile(tmp_path / "book.epub") as book:
        content = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    assert "\ufffd" not in content
    assert "\x02" not in content
    assert "Gutenberg" not in content
