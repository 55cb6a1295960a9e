"""Manuscripts as writers and programs make them: one blank line between all paragraphs, Markdown headings, plays."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tasks.analysis import files
from tasks.analysis.pipeline import analyse
from tasks.analysis.values import Structure
from tasks.tests.analysis import prose

pytestmark = pytest.mark.pure

TITLES = ("Harbour", "The *Second* Letter", "Part of the Way", "Salt")


def structure(text: str) -> Structure:
    return analyse(text.encode(), "book.md").structure


def manuscript() -> str:
    paragraphs = iter(prose.english(80))
    made = ["# The Salt Road"]
    for part in ("One", "Two"):
        made.append(f"# Part {part}")
        for title in TITLES:
            made += [f"## {title}", *(next(paragraphs) for _ in range(6))]
    return "\n\n".join(made) + "\n"


def play(gap: str = "\n\n") -> str:
    lines = iter(prose.english(60, seed=4))
    made = []
    for act in ("I", "II", "III"):
        made.append(f"ACT {act}")
        for scene in (1, 2):
            made += [f"SCENE {scene}. A room.", *(f"GEORGE. {next(lines)}" for _ in range(8))]
    return gap.join(made) + "\n"


def test_titles_of_one_markdown_level_are_chapters_whatever_they_say() -> None:
    found = structure(manuscript())
    assert [chapter.title for chapter in found.chapters] == [
        "Harbour",
        "The Second Letter",
        "Part of the Way",
        "Salt",
    ] * 2
    assert [chapter.part for chapter in found.chapters] == ["# Part One"] * 4 + ["# Part Two"] * 4


def test_files_show_headings_without_the_marks_of_markdown(tmp_path: Path) -> None:
    analysis = analyse(manuscript().encode(), "book.md")
    assert analysis.structure.chapters[1].heading == "## The *Second* Letter"
    files.write(analysis, tmp_path)
    for name in ("report.md", "report.html"):
        page = (tmp_path / name).read_text(encoding="utf-8")
        assert "The Second Letter" in page and "## Harbour" not in page and "*Second*" not in page
    with zipfile.ZipFile(tmp_path / "book.epub") as book:
        contents = "".join(book.read(name).decode() for name in book.namelist() if name.endswith("nav.xhtml"))
    assert "The Second Letter" in contents and "## " not in contents


def test_numbered_markdown_headings_keep_their_numbers() -> None:
    paragraphs = prose.english(18)
    text = "\n\n".join(f"# Chapter {n}\n\n" + "\n\n".join(paragraphs[3 * n - 3 : 3 * n]) for n in range(1, 7))
    assert [(chapter.value, chapter.heading) for chapter in structure(text).chapters] == [
        (n, f"# Chapter {n}") for n in range(1, 7)
    ]


def test_acts_are_parts_of_a_play_though_no_wider_gap_sets_them_apart() -> None:
    found = structure(play())
    assert [part.heading for part in found.parts] == ["ACT I", "ACT II", "ACT III"]
    assert [(chapter.part, chapter.value) for chapter in found.chapters] == [
        (f"ACT {act}", scene) for act in ("I", "II", "III") for scene in (1, 2)
    ]
    assert found.sequence_share == 1.0


def test_a_part_in_the_middle_of_a_chapter_is_none() -> None:
    text = play().replace("SCENE 2. A room.", "SCENE 2. A room.\n\nACT IX\n\nThey sat down.", 1)
    assert [part.heading for part in structure(text).parts] == ["ACT I", "ACT II", "ACT III"]


@pytest.mark.parametrize("interlude", ["幕間　葵の日記", "間章", "幕间 旧信"])
def test_an_interlude_between_numbered_chapters_is_a_chapter(interlude: str) -> None:
    paragraphs = iter(prose.chinese(100))
    headings = ["第一章 初雪", "第二章 旧友", interlude, "第三章 归途", "第四章 真相"]
    text = "".join(f"{heading}\n\n" + "\n".join(next(paragraphs) for _ in range(12)) + "\n\n" for heading in headings)
    assert [chapter.heading for chapter in structure(text).chapters] == [" ".join(h.split()) for h in headings]
