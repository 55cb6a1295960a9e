"""What is wrong with the chapters is reported with its place: missing, merged, repeated, moved, empty."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tasks.analysis.pipeline import analyse
from tasks.tests.analysis import prose

pytestmark = pytest.mark.pure

ENGLISH, CHINESE = prose.english_book(14), prose.chinese_book(14)
BOOKS = {"en": (ENGLISH, "CHAPTER {}\n"), "zh": (CHINESE, "第{}章 旧事\n")}


def issues(text: str, kind: str) -> list[dict[str, Any]]:
    return [issue for issue in analyse(text.encode()).report["issues"] if issue["kind"] == kind]


def cut(book: str, number: int) -> tuple[int, int]:
    """Where a chapter begins and ends."""
    text, heading = BOOKS[book]
    start = text.index(heading.format(number))
    end = text.find(heading.format(number + 1))
    return start, end if end >= 0 else len(text)


@pytest.mark.parametrize("book", BOOKS)
def test_a_whole_book_has_no_issue(book: str) -> None:
    assert analyse(BOOKS[book][0].encode()).report["issues"] == []


@pytest.mark.parametrize("book", BOOKS)
def test_a_chapter_that_is_gone_is_missing(book: str) -> None:
    start, end = cut(book, 6)
    text = BOOKS[book][0]
    found = issues(text[:start] + text[end:], "missing_chapter")
    assert [issue["data"]["numbers"] for issue in found] == [[6]]
    assert abs(found[0]["start"] - start) < 10
    assert found[0]["chapter"] == 5
    assert found[0]["mend"]


@pytest.mark.parametrize("book", BOOKS)
def test_a_chapter_without_its_heading_is_merged(book: str) -> None:
    text, heading = BOOKS[book]
    changed = text.replace(heading.format(6), "")
    found = issues(changed, "merged_chapter")
    assert [(issue["chapter"], issue["data"]["numbers"]) for issue in found] == [(5, [6])]
    assert issues(changed, "missing_chapter") == []


@pytest.mark.parametrize("book", BOOKS)
def test_a_chapter_that_comes_twice_is_a_duplicate(book: str) -> None:
    start, end = cut(book, 4)
    text = BOOKS[book][0]
    found = issues(text[:end] + text[start:end] + text[end:], "duplicate_chapter")
    assert [(issue["chapter"], issue["data"]["repeats"]) for issue in found] == [(5, 4)]


def test_a_duplicate_with_small_changes_is_found_all_the_same() -> None:
    start, end = cut("en", 4)
    copy = re.sub(r"(?<=of number )(\w)(\w)", r"\2\1", ENGLISH[start:end], count=20)
    assert copy != ENGLISH[start:end]
    assert [issue["chapter"] for issue in issues(ENGLISH[:end] + copy + ENGLISH[end:], "duplicate_chapter")] == [5]


@pytest.mark.parametrize("book", BOOKS)
def test_a_chapter_in_the_wrong_place_is_out_of_order(book: str) -> None:
    text = BOOKS[book][0]
    (a, b), d = cut(book, 5), cut(book, 9)[1]
    moved = text[:a] + text[b:d] + text[a:b] + text[d:]
    found = issues(moved, "chapter_out_of_order")
    assert [issue["data"]["number"] for issue in found] == [5]
    assert issues(moved, "missing_chapter") == []


@pytest.mark.parametrize("book", BOOKS)
def test_a_heading_without_text_is_an_empty_chapter(book: str) -> None:
    start, end = cut(book, 8)
    text, heading = BOOKS[book]
    emptied = text[: start + len(heading.format(8))] + "\n\n" + text[end:]
    assert [issue["chapter"] for issue in issues(emptied, "empty_chapter")] == [8]


@pytest.mark.parametrize("book", BOOKS)
def test_a_passage_that_comes_again_is_near_duplicate_text(book: str) -> None:
    text, _ = BOOKS[book]
    start, _ = cut(book, 3)
    first = text.index("\n", start + 40) + 1
    passage = text[first : first + 1600].rsplit("\n", 1)[0]
    at = cut(book, 10)[1]
    found = issues(text[:at].rstrip() + "\n\n" + passage + "\n\n" + text[at:], "near_duplicate_text")
    assert [issue["chapter"] for issue in found] == [10]
    source = found[0]["data"]["source"]
    assert first - 5 <= source[0] < source[1] <= first + 1605


@pytest.mark.parametrize("book", BOOKS)
def test_a_cut_ending_is_reported(book: str) -> None:
    text = BOOKS[book][0].rstrip()
    assert len(issues(text[:-9], "truncated_end")) == 1
    assert issues(text + "\n\n（全书完）" if book == "zh" else text + "\n\nTHE END", "truncated_end") == []


@pytest.mark.parametrize(("book", "mark"), [("en", "”"), ("zh", "”")])
def test_a_lost_quotation_mark_is_reported_in_its_paragraph(book: str, mark: str) -> None:
    text = BOOKS[book][0]
    at = text.index(mark, len(text) // 2)
    found = issues(text[:at] + text[at + 1 :], "unbalanced_quotes")
    assert len(found) == 1
    assert found[0]["start"] <= at <= found[0]["end"]


def test_broken_lines_are_reported() -> None:
    paragraphs = CHINESE.split("\n")
    broken = "\n".join(
        re.sub("和", "\n和", line, count=1) if place % 4 == 0 else line for place, line in enumerate(paragraphs)
    )
    found = analyse(broken.encode()).report["integrity"]["broken_lines"]
    assert found["lines"] == len(found["places"]) > 0
    assert all(place["snippet"] and place["mend"] for place in found["places"])
    assert analyse(CHINESE.encode()).report["integrity"]["broken_lines"]["places"] == []
