"""Chapters are found however a book sets its headings, and none where it has none."""

from __future__ import annotations

import pytest

from tasks.analysis import chapters
from tasks.analysis.language import identify
from tasks.tests.analysis import prose

pytestmark = pytest.mark.pure

COUNT = 9
R = range(1, COUNT + 1)
ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
WORD = ["Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]
ORDINAL = ["Zeroth", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth"]
HAN = "零一二三四五六七八九"
TITLES = [
    "x",
    "The House by the River",
    "A Letter Arrives",
    "In the Garden",
    "Mr. Bold Speaks",
    "What Came of It",
    "The Long Road",
    "Old Friends",
    "Midnight",
    "The End of Summer",
]
ZH = ["零", "初入江湖", "风雨夜归人", "客栈惊魂", "你是谁？", "一剑西来", "旧事重提", "长街血战", "真相大白", "重逢"]

ENGLISH = {
    "roman and title": [f"CHAPTER {ROMAN[i]}. {TITLES[i]}" for i in R],
    "colon": [f"Chapter {i}: {TITLES[i]}" for i in R],
    "words": [f"CHAPTER {WORD[i].upper()}" for i in R],
    "the first": [f"Chapter the {ORDINAL[i]}" for i in R],
    "stave": [f"STAVE {WORD[i].upper()}." for i in R],
    "letter": [f"LETTER {ROMAN[i]}" for i in R],
    "bare roman": ROMAN[1:],
    "bare arabic": [f"{i}" for i in R],
    "bare word": WORD[1:],
    "brackets": [f"[ {i} ]" for i in R],
    "dashes": [f"— {ROMAN[i]} —" for i in R],
    "number and title": [f"{i}. {TITLES[i]}" for i in R],
    "two lines": [f"CHAPTER {ROMAN[i]}\n{TITLES[i].upper()}" for i in R],
    "title below": [f"{ROMAN[i]}\n\n{TITLES[i]}" for i in R],
    "centred": [f"{' ' * 30}CHAPTER {ROMAN[i]}" for i in R],
    "markdown": [f"## {TITLES[i]}" for i in R],
    "titles only": [TITLES[i].upper() for i in R],
    "prologue and epilogue": ["PROLOGUE", *[f"CHAPTER {i}" for i in R], "EPILOGUE"],
    "chapter the last": [*[f"CHAPTER {ROMAN[i]}." for i in R], "CHAPTER THE LAST"],
}
CHINESE = {
    "章": [f"第{HAN[i]}章 {ZH[i]}" for i in R],
    "回 without a space": [f"第{HAN[i]}回{ZH[i]}" for i in R],
    "001": [f"第{i:03d}章 {ZH[i]}" for i in R],
    "full width": [f"第{chr(0xFF10 + i)}章　{ZH[i]}" for i in R],
    "Kangxi forms": [f"第{HAN[i]}章 {ZH[i]}".replace("一章", "⼀章").replace("二章", "⼆章") for i in R],
    "brackets": [f"【第{HAN[i]}章】{ZH[i]}" for i in R],
    "star": [f"☆、第{i}章 {ZH[i]}" for i in R],
    "volume on the line": [f"第一卷 风起 第{HAN[i]}章 {ZH[i]}" for i in R],
    "number and title": [f"{HAN[i]}、{ZH[i]}" for i in R],
    "digits and title": [f"{i}.{ZH[i]}" for i in R],
    "digits and space": [f"{i:03d} {ZH[i]}" for i in R],
    "bare": [HAN[i] for i in R],
    "series": [f"江湖行({i})" for i in R],
    "specials": ["楔子", *[f"第{i}章 {ZH[i]}" for i in R], "尾声", "番外 往事"],
    "話": [f"第{i}話 {ZH[i]}" for i in R],
}
OTHERS = {
    "fr": ["CHAPITRE PREMIER", *[f"CHAPITRE {ROMAN[i]}" for i in range(2, COUNT + 1)]],
    "de": [
        f"{word} Kapitel"
        for word in ["Erstes", "Zweites", "Drittes", "Viertes", "Fünftes", "Sechstes", "Siebentes", "Achtes", "Neuntes"]
    ],
    "de ": [f"{i}. Kapitel" for i in R],
    "es": [f"Capítulo {ROMAN[i]}" for i in R],
    "ru": [
        f"Глава {word}"
        for word in ["первая", "вторая", "третья", "четвертая", "пятая", "шестая", "седьмая", "восьмая", "девятая"]
    ],
}


def starts(text: str) -> list[int]:
    return [chapter.start for chapter in chapters.find(text, identify(text)).chapters]


def expected(text: str, headings: list[str]) -> list[int]:
    found, position = [], 0
    for heading in headings:
        position = text.index("\n" + heading, position) + 1
        found.append(position + len(heading) - len(heading.lstrip()))
    return found


def english(headings: list[str]) -> str:
    paragraphs = prose.english(len(headings) * 12)
    book = prose.book(headings, paragraphs, per_chapter=12, gap="\n\n\n\n\n", below="\n\n", between="\n\n")
    return "A line of the book before it begins.\n\n\n\n\n" + book


def chinese(headings: list[str]) -> str:
    paragraphs = prose.chinese(len(headings) * 20)
    return "这是一本书。\n\n" + prose.book(headings, paragraphs, per_chapter=20, gap="\n\n", below="\n", between="\n")


@pytest.mark.parametrize("style", ENGLISH)
def test_english(style: str) -> None:
    text = english(ENGLISH[style])
    assert starts(text) == expected(text, ENGLISH[style])


@pytest.mark.parametrize("style", CHINESE)
def test_chinese(style: str) -> None:
    text = chinese(CHINESE[style])
    assert starts(text) == expected(text, CHINESE[style])


@pytest.mark.parametrize("style", OTHERS)
def test_other_languages(style: str) -> None:
    text = english(OTHERS[style])
    assert starts(text) == expected(text, OTHERS[style])


@pytest.mark.parametrize("inner", ["CHAPTER {}", "{}"])
def test_numbers_may_start_again_in_each_part(inner: str) -> None:
    headings = [inner.format(ROMAN[(i - 1) % 3 + 1]) for i in R]
    shown = [
        f"PART {WORD[(i - 1) // 3 + 1].upper()}\n\n\n\n{heading}" if i % 3 == 1 else heading
        for i, heading in zip(R, headings, strict=True)
    ]
    text = english(shown)
    structure = chapters.find(text, identify(text))
    assert [chapter.number for chapter in structure.chapters] == ["I", "II", "III"] * 3
    assert [part.heading for part in structure.parts] == ["PART ONE", "PART TWO", "PART THREE"]
    assert {chapter.level for chapter in structure.chapters} == {2}


def test_volumes_may_number_chinese_chapters_anew() -> None:
    headings = [f"第{HAN[(i - 1) % 3 + 1]}章 {ZH[i]}" for i in R]
    shown = [
        f"第{HAN[(i - 1) // 3 + 1]}卷 天下\n{heading}" if i % 3 == 1 else heading
        for i, heading in zip(R, headings, strict=True)
    ]
    structure = chapters.find(chinese(shown), identify(chinese(shown)))
    assert [chapter.heading for chapter in structure.chapters] == headings
    assert len(structure.parts) == 3


def test_marks_of_aozora_bunko_are_headings() -> None:
    text = "題名\n作者\n\n" + "".join(
        f"［＃５字下げ］{HAN[i]}［＃「{HAN[i]}」は中見出し］\n\n　{'私はその人を常に先生と呼んでいた。' * 30}\n\n"
        for i in R
    )
    structure = chapters.find(text, identify(text))
    assert [chapter.value for chapter in structure.chapters] == list(R)
    assert structure.style == "aozora"


@pytest.mark.parametrize("text", ["\n\n".join(prose.english(200)), "\n".join(prose.chinese(200))])
def test_a_text_without_headings_has_no_chapters(text: str) -> None:
    assert starts(text) == []


def test_the_pronoun_is_no_number() -> None:
    text = "\n\n".join(paragraph + "\n\nI\n\nwas there." for paragraph in prose.english(60))
    assert starts(text) == []


def test_prose_that_begins_like_a_heading_is_none() -> None:
    headings = [f"第{HAN[i]}回 {ZH[i]}" for i in R]
    text = chinese(headings)
    line = "第四回中既将薛家母子在荣府内寄居等事略已表明，此回则暂不能写矣。"
    text = text.replace("第五回 一剑西来\n", "第五回 一剑西来\n" + line + "\n")
    assert len(starts(text)) == COUNT


@pytest.mark.parametrize(
    ("text", "style"),
    [("".join(f"第{HAN[i]}章 {ZH[i]} {''.join(prose.chinese(20, i))}" for i in R), "inside-han"),
     ("".join(f" CHAPTER {ROMAN[i]}. {' '.join(prose.english(20, i))}" for i in R), "inside-latin")],
)  # fmt: skip
def test_a_text_on_one_line_keeps_its_chapters(text: str, style: str) -> None:
    structure = chapters.find(text, identify(text))
    assert structure.style == style
    assert [chapter.value for chapter in structure.chapters] == list(R)
