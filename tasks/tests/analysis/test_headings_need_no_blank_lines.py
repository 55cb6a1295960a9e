"""Texts whose lines are paragraphs, without a blank one anywhere, keep their chapters; numbers of pages are no chapters."""

from __future__ import annotations

import textwrap

import pytest

from tasks.analysis import chapters
from tasks.analysis.language import identify
from tasks.tests.analysis import prose
from tasks.tests.analysis.test_chapters_are_found_in_every_style import COUNT, HAN, ORDINAL, ROMAN, TITLES, WORD, ZH, R

pytestmark = pytest.mark.pure

LATIN = {
    "roman": [f"{ROMAN[i]}." for i in R],
    "small roman in brackets": [f"({ROMAN[i].lower()})" for i in R],
    "roman and title": [f"{ROMAN[i]} {TITLES[i]}" for i in R],
    "arabic": [f"{i}" for i in R],
    "number word and title": [f"{WORD[i]}: {TITLES[i]}" for i in R],
    "word glued to its number": [f"Chapter{i}" for i in R],
    "word, dot, padded number": [f"Chapter.{i:03d} {TITLES[i]}" for i in R],
    "short word": [f"Ch. {i} - {TITLES[i]}" for i in R],
    "of how many": [f"Chapter {i} of {COUNT}" for i in R],
    "volume on the line": [f"Volume 1 Chapter {i}: {TITLES[i]}" for i in R],
    "spaced letters": [f"C H A P T E R   {ROMAN[i]}" for i in R],
    "lower case": [f"chapter {i}: {TITLES[i].lower()}" for i in R],
    "word above number": [f"CHAPTER\n{ROMAN[i]}" for i in R],
    "dates": [f"{DAY}, May {i}, 1893" for i, DAY in zip(R, ["Monday", "Tuesday", "Friday"] * 3, strict=True)],
    "dates in digits": [f"1893-05-{i:02d}" for i in R],
    "nights": [f"The {ORDINAL[i]} Night" for i in R],
    "prologue and epilogue": ["Prologue", *[f"Chapter {i}" for i in R], "Epilogue"],
    "titles": TITLES[1:],
}
CHINESE = {
    "word before number": [f"章{HAN[i]} {ZH[i]}" for i in R],
    "series": [f"江湖行之{HAN[i]}" for i in R],
    "series without brackets": [f"江湖行{i}" for i in R],
    "pieces of a site": [f"分节阅读_{i}" for i in R],
    "其一": [f"其{HAN[i]}" for i in R],
    "full stop": [f"第{i}章 {ZH[i].strip('？')}。" for i in R],
    "small letters": [f"chapter {i} {ZH[i]}" for i in R],
    "NO.": [f"NO.{i} {ZH[i]}" for i in R],
    "dates": [f"五月{HAN[i]}日 晴" for i in R],
    "titles": [ZH[i].strip("？") for i in R],
    "巻": [f"{HAN[i]}の巻" for i in R],
    "number sign": [f"＃{chr(0xFF10 + i)}" for i in R],
}


def starts(text: str) -> list[int]:
    return [chapter.start for chapter in chapters.find(text, identify(text)).chapters]


def expected(text: str, headings: list[str]) -> list[int]:
    found, position = [], 0
    for heading in headings:
        position = text.index("\n" + heading + "\n", position) + 1
        found.append(position)
    return found


@pytest.mark.parametrize("style", LATIN)
def test_english(style: str) -> None:
    text = "A book.\n" + prose.book(
        LATIN[style], prose.english(len(LATIN[style]) * 12), per_chapter=12, gap="\n", below="\n", between="\n"
    )
    assert starts(text) == expected(text, LATIN[style])


@pytest.mark.parametrize("style", CHINESE)
def test_chinese(style: str) -> None:
    text = "这是一本书。\n" + prose.book(
        CHINESE[style], prose.chinese(len(CHINESE[style]) * 25), per_chapter=25, gap="\n", below="\n", between="\n"
    )
    assert starts(text) == expected(text, CHINESE[style])


def test_names_in_capitals_may_come_again() -> None:
    headings = ["ANNA", "BORIS", "CLARA", "ANNA", "DMITRI", "BORIS", "ANNA", "CLARA", "BORIS"]
    text = "A book.\n\n\n\n" + prose.book(
        headings, prose.english(9 * 14), per_chapter=14, gap="\n\n\n", below="\n\n", between="\n\n"
    )
    assert starts(text) == expected(text, headings)


def test_titles_underlined_as_in_markdown() -> None:
    headings = [f"{TITLES[i]}\n------" for i in R]
    text = "A book.\n\n" + prose.book(
        headings, prose.english(9 * 12), per_chapter=12, gap="\n\n", below="\n\n", between="\n\n"
    )
    structure = chapters.find(text, identify(text))
    assert [chapter.heading for chapter in structure.chapters] == TITLES[1:]


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_numbers_of_pages_are_no_chapters(blank: str) -> None:
    lines = textwrap.wrap(" ".join(prose.english(300)), 70)
    pages = [lines[k : k + 30] for k in range(0, len(lines), 30)]
    text = "".join("\n".join(page) + blank + f"{number}" + blank for number, page in enumerate(pages, 1))
    assert len(pages) > 10
    assert starts(text) == []


def test_a_sentence_on_one_night_is_no_heading() -> None:
    paragraphs = prose.english(120)
    paragraphs[10] = "One night--it was on the twentieth of March--I was returning home."
    paragraphs[90] = "One night--it was in June--there came a ring at the bell."
    assert starts("\n\n".join(paragraphs)) == []


@pytest.mark.parametrize("style", ["I. T", "1", "第1章", "1、"])
def test_chapters_in_a_wrong_order_are_chapters_all_the_same(style: str) -> None:
    order = [7, 2, 9, 4, 1, 8, 3, 6, 5]
    forms = {
        "I. T": lambda i: f"{ROMAN[i]}. {TITLES[i].upper()}",
        "1": lambda i: f"{i}",
        "第1章": lambda i: f"第{i}章 {ZH[i]}",
        "1、": lambda i: f"{i}、{ZH[i]}",
    }
    headings = [forms[style](i) for i in order]
    paragraphs = prose.english(9 * 14) if style in ("I. T", "1") else prose.chinese(9 * 20)
    text = "A text.\n\n\n" + prose.book(
        headings, paragraphs, per_chapter=len(paragraphs) // 9, gap="\n\n\n", below="\n\n", between="\n\n"
    )
    structure = chapters.find(text, identify(text))
    assert [chapter.value for chapter in structure.chapters] == order


def test_the_running_head_of_a_page_is_no_heading() -> None:
    lines = textwrap.wrap(" ".join(prose.english(300)), 70)
    text = "\n".join(
        f"{number} THE BOOK OF THE RIVER\n" + "\n".join(lines[k : k + 30])
        for number, k in enumerate(range(0, len(lines), 30), 1)
    )
    assert starts(text) == []


@pytest.mark.parametrize("wrap", ["<p>{}</p>", "{}<br/>", "\u200b{}", "<h2 class='x'>{}</h2>"])
def test_headings_between_tags_are_read_without_them(wrap: str) -> None:
    headings = [f"CHAPTER {ROMAN[i]}" for i in R]
    paragraphs = prose.english(9 * 12)
    book = prose.book(headings, paragraphs, per_chapter=12, gap="\n\n", below="\n", between="\n")
    text = "\n".join(wrap.format(line) if line else line for line in book.split("\n"))
    structure = chapters.find(text, identify(text))
    assert [chapter.heading for chapter in structure.chapters] == headings
    assert [text[chapter.start :].startswith("CHAPTER") for chapter in structure.chapters] == [True] * COUNT


@pytest.mark.parametrize(
    ("form", "values"),
    [
        ("CHAPTER {}.", WORD[1:]),
        ("Chapitre {}", ["premier", "deuxième", "troisième", "quatrième"]),
        ("{}、旧事", HAN[1:]),
    ],
)
def test_a_text_on_one_line_keeps_headings_in_words(form: str, values: list[str]) -> None:
    pieces = prose.chinese if "、" in form else prose.english
    text = "".join(f" {form.format(value)} {' '.join(pieces(20, seed))}" for seed, value in enumerate(values))
    structure = chapters.find(text, identify(text))
    assert [chapter.value for chapter in structure.chapters] == list(range(1, len(values) + 1))
