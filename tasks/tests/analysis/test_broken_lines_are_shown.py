"""Lines that break off cost integrity; whoever reads the report has to be told of them, in every form of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.analysis import files
from tasks.analysis.pipeline import Analysis, analyse
from tasks.tests.analysis import prose

pytestmark = pytest.mark.pure


def torn() -> Analysis:
    """Every paragraph broken in its middle, 96 in all: more than are listed."""
    lines = []
    for line in prose.english_book(8, 12).split("\n"):
        middle = line.find(" a", len(line) // 2)
        torn = len(line) > 200 and line[middle - 1].islower()
        lines.append(line[:middle] + "\n\n" + line[middle + 1 :] if torn else line)
    return analyse("\n".join(lines).encode())


def test_the_summary_counts_all_of_them() -> None:
    analysis = torn()
    measure = analysis.report["integrity"]["broken_lines"]
    assert measure["lines"] > len(measure["places"]) == 50
    assert f"{measure['lines']} broken lines" in analysis.summary
    assert "No problem was found" not in analysis.summary


def test_every_page_lists_them_with_their_place_and_what_to_do(tmp_path: Path) -> None:
    analysis = torn()
    files.write(analysis, tmp_path)
    for name in ("report.md", "report.html"):
        page = (tmp_path / name).read_text(encoding="utf-8")
        assert "Broken lines" in page and "No problem was found" not in page
        assert "The line breaks off inside a sentence" in page and "Join it with the next line." in page
        assert "CHAPTER 1" in page


def test_a_text_on_one_line_is_a_finding(tmp_path: Path) -> None:
    files.write(analyse(prose.english_book(6, 20).replace("\n", " ").encode()), tmp_path)
    page = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "The whole text is one line." in page.partition("## Problems")[2]


def test_a_whole_text_has_none(tmp_path: Path) -> None:
    analysis = analyse(prose.english_book(8, 12).encode())
    files.write(analysis, tmp_path)
    assert "No problem was found" in (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "No problem was found" in analysis.summary


def test_a_heading_right_under_a_wrapped_paragraph_is_no_broken_line() -> None:
    lines = ["    话说那日天色将晚，众人都在庄前等候消息，只见远远来了一骑马，马上坐着一个", "大汉，手提朴刀，口中大叫道快走快走，众人吃了一惊，都奔入庄里去了。"] * 12  # fmt: skip
    text = "".join(f"第{n}回  某某大闹清风镇  某某夜走白虎岗\n\n" + "\n".join(lines) + "\n" for n in "一二三四五六")
    report = analyse(text.encode("gb18030")).report
    assert len(report["chapters"]) == 6
    assert report["integrity"]["broken_lines"]["lines"] == 0
