from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tasks.tests.analysis import books

pytestmark = pytest.mark.pure

NASTY = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;"


class Parsed(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def page(folder: Path, text: str | bytes, name: str = "novel.txt") -> Parsed:
    return Parsed((books.written(folder, text, name) / "report.html").read_text(encoding="utf-8"))


def nothing_runs_or_loads(parsed: Parsed) -> None:
    assert not {"script", "iframe", "object", "embed", "link", "img", "form", "base"} & set(parsed.tags)
    for tag, name, value in parsed.attributes:
        assert not name.startswith("on"), (tag, name)
        assert name not in ("src", "srcset", "action", "data", "xlink:href"), (tag, name)
        if name == "href":
            assert value.startswith("#"), value


def test_it_loads_nothing_and_runs_nothing(tmp_path: Path) -> None:
    parsed = page(tmp_path, books.novel())
    nothing_runs_or_loads(parsed)
    assert any("default-src 'none'" in value for _, name, value in parsed.attributes if name == "content")
    styles = (tmp_path / "report.html").read_text(encoding="utf-8").split("<style>")[1].split("</style>")[0]
    assert "url(" not in styles
    assert "@import" not in styles


def test_markup_in_a_novel_is_text(tmp_path: Path) -> None:
    text = f"{NASTY}\nby {NASTY}\n\n" + "".join(books.chapter(n, f"On {NASTY}") for n in range(1, 5))
    text = text.replace("Anna", "Anna<b>")
    parsed = page(tmp_path, text, f"{NASTY}.txt")
    nothing_runs_or_loads(parsed)
    assert "b" in parsed.tags  # the page's own
    assert "<script>alert(1)</script>" in parsed.text


def test_every_link_leads_somewhere(tmp_path: Path) -> None:
    parsed = page(tmp_path, books.novel())
    ids = [value for _, name, value in parsed.attributes if name == "id"]
    links = {value[1:] for _, name, value in parsed.attributes if name == "href"}
    assert len(ids) == len(set(ids))
    assert links <= set(ids)
    assert {"overview", "chapters", "problems", "removed", "people", "pace", "style", "method", "c1", "c6"} <= set(ids)


def test_it_says_what_the_report_says(tmp_path: Path) -> None:
    parsed = page(tmp_path, books.novel().replace("Chapter 4\n", ""))
    report = books.report(tmp_path)
    assert report["issues"], "a lost heading is a problem"
    for message in [report["summary"], *(issue["message"] for issue in report["issues"])]:
        assert message in parsed.text
    for score in report["scores"].values():
        assert f"{score['value']:.2f}" in parsed.text
        for component in score["components"]:
            assert component["why"] in parsed.text


def test_what_a_language_has_not_is_said(tmp_path: Path) -> None:
    finnish = "Vanha mies käveli hitaasti kohti järveä, ja hänen koiransa seurasi häntä hiljaa metsän läpi. " * 60
    parsed = page(tmp_path, finnish)
    unavailable = books.report(tmp_path)["unavailable"]
    assert unavailable
    for reason in unavailable.values():
        assert reason in parsed.text


def test_no_control_character_gets_in(tmp_path: Path) -> None:
    text = books.novel().replace("stones", "sto\x01nes\x0b", 3).replace("Chapter 2", "Chapter 2\x02")
    books.written(tmp_path, text, "a\x03b.txt")
    for name in ("report.html", "report.md", "clean.txt", "cast.csv", "chapters.csv"):
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", (tmp_path / name).read_text(encoding="utf-8")), name
