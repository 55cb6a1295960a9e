from __future__ import annotations

import pytest
from django.utils import translation

from tasks.web.report import sentences

SAID = {
    "All 61 chapter numbers are there.": "全部 61 个章节编号齐全。",
    "Read as utf-8-sig, 0.5 damaged characters per 10,000.": "按 utf-8-sig 读取，每 10,000 字有 0.5 个损坏字符。",
    "Samples agree on “en” (100%).": "各处样本一致判断为 “en”（100%）。",
    "3 opening “ in this paragraph without a closing ”.": "该段有 3 个开引号（“）缺少闭引号（”）。",
    "2 closing ” in this paragraph without an opening “.": "该段有 2 个闭引号（”）缺少开引号（“）。",
    "1 closing » in this paragraph without an opening «.": "该段有 1 个闭引号（»）缺少开引号（«）。",
    "No heading for chapters 4 to 6 after chapter 3: lost.": "第 3 章之后没有第 4 至 6 章的标题：已缺失。",
    "A site's note, a line of its own.": "网站的附注，独占一行。",
    "95 published novels in English, 1719-1922, public domain": "95 部已出版的英语小说（1719–1922，公有领域）",
}


@pytest.mark.pure
@pytest.mark.parametrize("sentence", SAID)
def test_a_sentence_with_its_figures(sentence: str) -> None:
    with translation.override("zh-hans"):
        assert sentences.localised(sentence) == SAID[sentence]
    with translation.override("en"):
        assert sentences.localised(sentence) == sentence


@pytest.mark.pure
@pytest.mark.parametrize("sentence", ["Something new in 3 places.", "Braces {0} {} {x.y}.", "", None])
def test_what_is_not_known_stays_as_it_is(sentence: str | None) -> None:
    with translation.override("zh-hans"):
        assert sentences.localised(sentence) == (sentence or "")


@pytest.mark.pure
def test_all_that_is_listed_has_its_translation() -> None:
    with translation.override("zh-hans"):
        listed = [
            *sentences.SCORES,
            *sentences.PROBLEMS,
            *sentences.ADVERTISEMENTS,
            *sentences.MENDS,
            *sentences.REASONS,
        ]
        left = [template for template in listed if translation.gettext(template) == template]
    assert left == []
