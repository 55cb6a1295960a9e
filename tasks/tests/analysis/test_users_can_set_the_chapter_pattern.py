"""A user can name another rule or give a pattern; no pattern can run away."""

from __future__ import annotations

import pytest

from tasks.analysis import chapters
from tasks.analysis.chapters.pattern import compile_safely
from tasks.analysis.language import identify
from tasks.analysis.options import Options
from tasks.analysis.pipeline import analyse
from tasks.tests.analysis import prose

pytestmark = pytest.mark.pure

TEXT = prose.book(
    [f"@{n} in the harbour" for n in range(1, 8)],
    prose.english(84),
    per_chapter=12,
    gap="\n\n",
    below="\n",
    between="\n\n",
)


def test_a_pattern_finds_what_no_rule_knows() -> None:
    assert chapters.find(TEXT, identify(TEXT)).chapters == []
    report = analyse(TEXT.encode(), options=Options(chapter_pattern=r"^@(\d+)")).report
    assert [chapter["number"] for chapter in report["chapters"]] == ["1", "2", "3", "4", "5", "6", "7"]
    assert report["structure"]["style"] == "pattern"


def test_another_rule_can_be_chosen() -> None:
    text = prose.book(
        [f"PART {n}\n\n\n\nCHAPTER {m}" if m % 2 else f"CHAPTER {m}" for n, m in ((1, 1), (1, 2), (2, 3), (2, 4), (3, 5), (3, 6))],
        prose.english(72), per_chapter=12, gap="\n\n\n\n", below="\n\n", between="\n\n",
    )  # fmt: skip
    language = identify(text)
    usual = chapters.find(text, language)
    assert len(usual.chapters) == 6
    assert "part" in usual.families
    assert [chapter.heading for chapter in chapters.find(text, language, rule="part").chapters] == [
        "PART 1",
        "PART 2",
        "PART 3",
    ]
    with pytest.raises(ValueError, match="no headings of the kind"):
        chapters.find(text, language, rule="canto")


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+$",
        r"(\w+\s?)*$",
        r"(.*)(.*)(.*)(.*)x",
        r"(a{1,20}){1,20}b",
        r"(?=a)b",
        r"(a)\1",
        r"(a|aa)+$",
        "[",
        "(",
        "",
        "   ",
        "a" * 400,
        r"((((.*)*)*)*)*",
    ],
)
def test_a_pattern_that_could_run_away_is_refused_with_a_sentence(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"^The pattern .*\.$"):
        compile_safely(pattern)


@pytest.mark.parametrize(
    "pattern",
    [r"^第\d+章", r"^(Chapter|Part) [IVX]+\. .*", r"Scene \w+", r"^={2,5}\s*(\d{1,3})\s*={2,5}$", r"[ab]+\d*"],
)
def test_ordinary_patterns_are_taken(pattern: str) -> None:
    assert compile_safely(pattern).pattern == pattern


def test_a_pattern_without_a_match_says_so() -> None:
    with pytest.raises(ValueError, match="matches no line"):
        chapters.find(TEXT, identify(TEXT), pattern="^Canto")
