"""What the scores and the summary say is English, and true of the text, also for one and for next to nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tasks.analysis.pipeline import analyse
from tasks.analysis.scores.quality import quality
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
    assert "About 1 min to read." in analyse(prose.english(4)[0].encode() * 2).summary


def why(component: str, **measures: Any) -> str:
    """The reason of one component for these measures."""
    [found] = [part["why"] for part in quality(measures).components if part["name"] == component]
    return str(found)


@pytest.mark.parametrize(
    ("lost", "merged", "said"),
    [
        (1, 0, "1 of 3,000 chapter numbers has no heading."),
        (2, 0, "2 of 3,000 chapter numbers have no heading."),
        (2, 1, "2 of 3,000 chapter numbers have no heading, 1 more is probably merged."),
        (1, 2, "1 of 3,000 chapter numbers has no heading, 2 more are probably merged."),
        (0, 1, "1 of 3,000 chapters is probably merged into another."),
        (0, 0, "All 3,000 chapter numbers are there."),
    ],
)
def test_missing_chapters_are_told_in_a_right_sentence(lost: int, merged: int, said: str) -> None:
    sequence = {"expected": 3000, "lost": lost, "merged": merged, "numbered": 0, "out_of_order": 0}
    assert why("missing chapters", sequence=sequence) == said


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (1, "1 line holds an advertisement (0.5 per 1,000 lines)."),
        (1200, "1,200 lines hold advertisements (0.5 per 1,000 lines)."),
    ],
)
def test_one_line_holds_one_advertisement(lines: int, said: str) -> None:
    assert why("foreign lines", advertisements={"lines": lines, "per_1000_lines": 0.5}) == said


def test_one_chapter_has_no_text_and_one_stands_out_of_order() -> None:
    lengths = {"empty": 1, "chapters": 9, "outliers": [4]}
    assert why("empty chapters", lengths=lengths) == "1 of 9 chapters has no text."
    assert why("chapter lengths", lengths=lengths).startswith("1 of 9 chapters is below 0.15")
    sequence = {"expected": 9, "lost": 0, "merged": 0, "numbered": 9, "out_of_order": 1}
    assert why("chapter order", sequence=sequence) == "1 of 9 numbered chapters stands out of order."


def test_one_word_is_one_word() -> None:
    report = analyse(b"Rain.").report
    assert reasons(report, "confidence")["sample size"] == "1 word."
    assert "1 word, no chapters found." in report["summary"]


@pytest.mark.parametrize(
    ("title", "begins"), [("“Hello.”", "““Hello.”” English"), ("What?", "“What?” English"), ("Salt", "“Salt”. English")]
)
def test_a_title_has_one_full_stop(title: str, begins: str) -> None:
    text = f"Title: {title}\n\n*** START OF THIS PROJECT GUTENBERG EBOOK X ***\n\n" + "\n\n".join(prose.english(12))
    assert analyse(text.encode()).summary.startswith(begins)


def test_long_stretches_have_separators() -> None:
    head = (
        "Title: Salt\n"
        + "This is the distributor's own text.\n" * 60
        + "*** START OF THIS PROJECT GUTENBERG EBOOK X ***\n"
    )
    [issue] = analyse((head + "\n\n".join(prose.english(12))).encode()).report["issues"]
    assert issue["message"].startswith("2,") and "characters before the novel belong" in issue["message"]


def test_the_kind_of_headings_is_told_in_words() -> None:
    text = "".join(f"{n}\n\n" + "\n\n".join(prose.english(6)) + "\n\n" for n in ("I", "II", "III", "IV"))
    report = analyse(text.encode()).report
    assert report["structure"]["style"] == "bare-roman"
    assert reasons(report, "confidence")["structure"].endswith("style “Roman numerals alone”.")
