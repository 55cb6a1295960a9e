"""What a page, an edition or a broken disk leaves in a text, and what is no fault of it."""

from __future__ import annotations

from typing import Any

import pytest

from tasks.analysis.pipeline import analyse
from tasks.tests.analysis import prose

pytestmark = pytest.mark.pure

KINDS = {
    "missing_chapter", "merged_chapter", "duplicate_chapter", "chapter_out_of_order", "empty_chapter",
    "near_duplicate_text", "encoding_damage", "advertisement", "unbalanced_quotes", "truncated_end", "boilerplate",
    "control_characters",
}  # fmt: skip


def report(text: str) -> dict[str, Any]:
    return analyse(text.encode()).report


def test_page_numbers_are_found_and_left_out() -> None:
    lines = prose.english_book().split("\n\n")
    paged: list[str] = []
    for place, line in enumerate(lines):
        paged.append(line)
        if place % 4 == 3:
            paged.append(f"THE OLD MILL   {place // 4 + 7}")
    found = report("\n\n".join(paged))
    heads = [removal["text"] for removal in found["removals"]]
    assert heads == [line for line in paged if line.startswith("THE OLD MILL")]
    assert [issue["kind"] for issue in found["issues"]] == ["boilerplate"]
    assert found["integrity"]["page_headers"]["lines"] == len(heads)


def test_numbered_chapters_are_no_page_numbers() -> None:
    found = report(prose.english_book(20, 12).replace("CHAPTER ", ""))
    assert len(found["chapters"]) == 20
    assert found["integrity"]["page_headers"]["lines"] == 0


def test_single_quotation_marks_are_balanced_too() -> None:
    text = prose.english_book().replace("“", "‘").replace("”", "’").replace("tailor ", "tailor’s ")
    assert report(text)["integrity"]["quotes"]["style"] == "single"
    assert report(text)["integrity"]["quotes"]["unbalanced"] == 0
    at = text.index("’ ", text.index(",’"))
    lost = text[:at] + text[at + 1 :]
    assert [issue["kind"] for issue in report(lost)["issues"]] == ["unbalanced_quotes"]


def test_stories_under_one_cover_may_be_of_any_length() -> None:
    adjectives, nouns = ("Salt", "Rain", "Ashes", "Bread"), ("Road", "Lamp", "Well", "Hill", "Door")
    names = [f"## {first} {second}" for first in adjectives for second in nouns]
    paragraphs = prose.english(400)
    made, at = "", 0
    for place, name in enumerate(names):
        count = 90 if place == 9 else 12
        made += f"\n\n\n\n{name}\n\n" + "\n\n".join(paragraphs[at : at + count])
        at += count
    found = report(made.strip() + "\n")
    assert len(found["chapters"]) == len(names)
    assert found["integrity"]["lengths"]["outliers"] == []
    numbered = made
    for place, name in enumerate(names, 1):
        numbered = numbered.replace(name, f"CHAPTER {place}")
    assert report(numbered.strip() + "\n")["integrity"]["lengths"]["outliers"] == [10]


def test_endless_damage_is_counted_rather_than_listed() -> None:
    found = report("It was a dark night in May, and she said no more.\0 " * 3000)
    listed = [removal for removal in found["removals"] if removal["kind"] == "control_characters"]
    assert len(listed) == 1000
    assert found["removals_unlisted"] == {"control_characters": 2000}
    assert {issue["kind"] for issue in found["issues"]} <= KINDS
    assert found["integrity"]["encoding"]["control_characters"] == 3000
