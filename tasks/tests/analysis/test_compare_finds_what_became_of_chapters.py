from __future__ import annotations

from typing import Any

import pytest

from tasks.analysis.analysed import Analysis
from tasks.analysis.compare import compare
from tasks.tests.analysis import books

pytestmark = pytest.mark.pure

CHAPTERS = [books.chapter(number) for number in range(1, 11)]


def compared(a: list[str], b: list[str]) -> tuple[dict[str, Any], Analysis, Analysis]:
    first, second = books.read("".join(a), "a.txt"), books.read("".join(b), "b.txt")
    return compare(first.report, first.text, second.report, second.text), first, second


def numbers(rows: list[dict[str, Any]]) -> list[str]:
    return [row["number"] for row in rows]


def renumbered(chapters: list[str]) -> list[str]:
    texts = [text.partition("\n\n")[2] for text in chapters]
    return [f"Chapter {place}\n\n{text}" for place, text in enumerate(texts, 1)]


def test_the_same_text_is_identical_however_it_is_wrapped() -> None:
    curly = [text.replace(" near ", "\nnear ") for text in CHAPTERS]
    result, _, _ = compared(CHAPTERS, curly)
    assert result["relation"] == "identical"
    assert result["shared_text"] == 1.0
    assert result["chapters"] == {"unchanged": 10, "added": [], "removed": [], "moved": [], "changed": []}


def test_an_added_chapter_does_not_disturb_those_behind_it() -> None:
    longer = renumbered([*CHAPTERS[:4], books.chapter(0, seed=99), *CHAPTERS[4:]])
    result, _, _ = compared(CHAPTERS, longer)
    assert result["relation"] == "drafts"
    assert numbers(result["chapters"]["added"]) == ["5"]
    assert result["chapters"]["unchanged"] == 10
    assert not result["chapters"]["moved"] + result["chapters"]["changed"] + result["chapters"]["removed"]


def test_a_removed_chapter() -> None:
    result, _, _ = compared(CHAPTERS, renumbered(CHAPTERS[:6] + CHAPTERS[7:]))
    assert numbers(result["chapters"]["removed"]) == ["7"]
    assert result["chapters"]["removed"][0]["text_in"] == []
    assert result["chapters"]["unchanged"] == 9


def test_a_moved_chapter_alone_has_moved() -> None:
    order = renumbered([*CHAPTERS[:2], *CHAPTERS[3:8], CHAPTERS[2], *CHAPTERS[8:]])
    result, _, _ = compared(CHAPTERS, order)
    assert [
        (row["a"]["number"], row["b"]["number"], row["after"]["number"]) for row in result["chapters"]["moved"]
    ] == [("3", "8", "7")]
    assert not result["chapters"]["added"] + result["chapters"]["removed"] + result["chapters"]["changed"]


def test_a_changed_chapter_says_how_much_and_where() -> None:
    sentences = CHAPTERS[4].count(".")
    new = CHAPTERS[4].replace(" stones.", " grey pebbles.", 3)
    result, first, second = compared(CHAPTERS, [*CHAPTERS[:4], new, *CHAPTERS[5:]])
    (row,) = result["chapters"]["changed"]
    assert (row["a"]["number"], row["b"]["number"]) == ("5", "5")
    assert row["sentences_removed"] == row["sentences_added"] == 3
    total = len(first.report["pace"]) and first.report["pace"][4]["sentences"]
    assert total < sentences * 2
    assert row["changed_share"] == pytest.approx(6 / (2 * total), abs=1e-4)
    assert all(first.text[start:end].endswith("stones.") for start, end in row["removed_spans"])
    assert all(second.text[start:end].endswith("pebbles.") for start, end in row["added_spans"])
    assert row["words_difference"] == 3


def test_a_chapter_may_be_moved_and_changed() -> None:
    new = CHAPTERS[2].replace(" stones.", " grey pebbles.", 2)
    result, _, _ = compared(CHAPTERS, renumbered([*CHAPTERS[:2], *CHAPTERS[3:8], new, *CHAPTERS[8:]]))
    assert [row["a"]["number"] for row in result["chapters"]["moved"]] == ["3"]
    assert [row["a"]["number"] for row in result["chapters"]["changed"]] == ["3"]


def test_a_chapter_split_in_two_is_told_from_a_new_one() -> None:
    paragraphs = CHAPTERS[4].strip().split("\n\n")
    halves = ["\n\n".join(paragraphs[:4]) + "\n\n", "Chapter 0\n\n" + "\n\n".join(paragraphs[4:]) + "\n\n"]
    result, _, _ = compared(CHAPTERS, renumbered([*CHAPTERS[:4], *halves, *CHAPTERS[5:]]))
    (added,) = result["chapters"]["added"]
    assert numbers(added["text_in"]) == ["5"]
    assert [row["a"]["number"] for row in result["chapters"]["changed"]] == ["5"]


def test_a_chapter_written_anew_under_its_old_heading_is_changed() -> None:
    result, _, _ = compared(CHAPTERS, [*CHAPTERS[:4], books.chapter(5, seed=77), *CHAPTERS[5:]])
    (row,) = result["chapters"]["changed"]
    assert row["changed_share"] > 0.8
    assert not result["chapters"]["added"] + result["chapters"]["removed"]


def test_two_books_have_no_chapter_in_common() -> None:
    other = [books.chapter(number, seed=500 + number) for number in range(1, 8)]
    result, _, _ = compared(CHAPTERS, other)
    assert result["relation"] == "different"
    assert result["shared_text"] < 0.1
    assert len(result["chapters"]["added"]) == 7
    assert len(result["chapters"]["removed"]) == 10


def test_texts_without_chapters_are_compared_as_a_whole() -> None:
    plain = ["\n\n".join(text.partition("\n\n")[2] for text in CHAPTERS)]
    result, _, _ = compared(plain, [plain[0].replace(" stones.", " pebbles.", 4)])
    (row,) = result["chapters"]["changed"]
    assert row["a"]["index"] == 0
    assert row["sentences_added"] == 4


def test_chinese_drafts() -> None:
    chapters = [
        f"第{number}章 风起\n\n"
        + "".join(f"张无忌走了{n * 7 + place * 1000}步，回头看了看远处的山。\n" for n in range(30))
        for place, number in enumerate("一二三四五六")
    ]
    result, _, _ = compared(chapters, [*chapters[:2], *chapters[3:]])
    assert numbers(result["chapters"]["removed"]) == ["三"]
    assert result["chapters"]["unchanged"] == 5
