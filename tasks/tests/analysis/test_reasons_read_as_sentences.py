"""What the scores and the summary say is English, and true of the text, also for one and for next to nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tasks.analysis.pipeline import analyse
from tasks.tests.analysis import prose

pytestmark = pytest.mark.pure


def reasons(report: dict[str, Any], score: str) -> dict[str, str]:
    return {part["name"]: part["why"] for part in report["scores"][score]["components"]}


def test_one_paragraph_has_one_mark_too_few() -> None:
    report = analyse(prose.english_book(20, 8).replace("”", "", 1).encode()).report
    assert reasons(report, "quality")["quotation marks"].startswith("1 paragraph with speech has a quotation mark")


def test_a_small_repetition_is_not_said_to_be_nothing() -> None:
    book = prose.english_book(90, 30)
    lines = book.split("\n\n")
    long = [line for line in lines if len(line) > 420]
    place = lines.index(long[-1])
    report = analyse("\n\n".join([*lines[:place], long[0], *lines[place:]]).encode()).report
    assert report["integrity"]["repeats"]["share"] > 0
    assert reasons(report, "quality")["repeated text"].startswith("Less than 0.1% of the text")


def test_chapters_without_numbers_are_not_said_to_follow_one_another() -> None:
    titles = ("Harbour", "Salt", "The Ferry", "Rain")
    paragraphs = iter(prose.english(40))
    text = "".join(f"## {title}\n\n" + "\n\n".join(next(paragraphs) for _ in range(8)) + "\n\n" for title in titles)
    report = analyse(text.encode()).report
    assert len(report["chapters"]) == 4
    assert reasons(report, "confidence")["structure"].startswith("The chapters are not numbered")


def test_one_minute_is_no_minutes() -> None:
    assert "About 1 minute to read." in analyse(prose.english(4)[0].encode() * 2).summary
