"""Site lines go as a whole, advertisements glued into a sentence alone; the sentence stays."""

from __future__ import annotations

import pytest

from tasks.analysis.cleaning import clean
from tasks.analysis.pipeline import analyse
from tasks.tests.analysis import prose

pytestmark = pytest.mark.pure

LINES = [
    "www.xiaoshuotxt.com",
    "ｗｗｗ．ｘｉａｏｓｈｕｏ．ｃｏｍ",
    "w w w.x iaoshu otx t.nett.xt.小..说...天.堂",
    "wwＷ。xiaoshuo txt.neｔ",
    "更多精彩小说请访问小说网 http://www.example.com",
    "本书由某某书友整理制作，仅供试读，请支持正版",
    "喜欢本书的读者请收藏本站，求推荐票",
    "本章字数：3521 更新时间：2007-11-16",
]
GLUED = ["www.xiaoshuotxt.com", "（本书首发www.example.net）", "w w w.x iaoshu otx t.net", "ＷＷＷ．ＡＢＣＤ．ＣＯＭ"]


@pytest.mark.parametrize("line", LINES)
def test_a_site_line_is_found_and_removed(line: str) -> None:
    book = prose.chinese_book(8)
    at = book.index("\n", len(book) // 2) + 1
    analysis = analyse((book[:at] + line + "\n" + book[at:]).encode())
    found = [issue for issue in analysis.report["issues"] if issue["kind"] == "advertisement"]
    assert len(found) == 1
    assert at <= found[0]["start"] < found[0]["end"] <= at + len(line)
    cleaned, removals = clean(analysis.text, analysis.structure, analysis.inspection)
    assert cleaned.replace("\n", "") == book.replace("\n", "")
    assert len(removals) == 1


@pytest.mark.parametrize("advertisement", GLUED)
def test_an_advertisement_inside_a_sentence_leaves_the_sentence(advertisement: str) -> None:
    book = prose.chinese_book(8)
    at = book.index("，", len(book) // 2) + 1
    analysis = analyse((book[:at] + advertisement + book[at:]).encode())
    cleaned, _ = clean(analysis.text, analysis.structure, analysis.inspection)
    kept, whole = (text.replace("\n", "").replace("（", "").replace("）", "") for text in (cleaned, book))
    assert kept == whole


@pytest.mark.parametrize(
    "sentence",
    [
        "他抬手打开了那扇门，走了进去。",
        "众人动手打了起来，谁也劝不住。",
        "他们失手打破了碗。",
        "他在天堂里等我。",
        "他订阅了一份报纸，每天都读。",
    ],
)
def test_ordinary_sentences_are_no_advertisements(sentence: str) -> None:
    book = prose.chinese_book(8)
    at = book.index("\n", len(book) // 2) + 1
    report = analyse((book[:at] + sentence + "\n" + book[at:]).encode()).report
    assert [issue for issue in report["issues"] if issue["kind"] == "advertisement"] == []


def test_what_a_distributor_added_is_boilerplate() -> None:
    book = prose.english_book(8)
    head = "The Project Gutenberg EBook of A Book\n\nTitle: A Book\n\nAuthor: A. Writer\n\n*** START OF THIS PROJECT GUTENBERG EBOOK A BOOK ***\n\n"
    tail = "\n\n*** END OF THIS PROJECT GUTENBERG EBOOK A BOOK ***\n\nUpdated editions will replace the previous one.\n"
    analysis = analyse((head + book + tail).encode())
    assert [issue["kind"] for issue in analysis.report["issues"]] == ["boilerplate", "boilerplate"]
    cleaned, _ = clean(analysis.text, analysis.structure, analysis.inspection)
    assert cleaned.split() == book.split()
    assert (analysis.report["source"]["title"], analysis.report["source"]["author"]) == ("A Book", "A. Writer")
    assert analysis.quality.value == 1.0


@pytest.mark.parametrize(
    "text", ["www.example.com\nand no more than that", "no more\nthan www.example.com", "www.example.com"]
)
def test_a_text_shorter_than_a_head_and_a_tail(text: str) -> None:
    found = [issue for issue in analyse(text.encode()).report["issues"] if issue["kind"] == "advertisement"]
    assert len(found) == 1 and 0 <= found[0]["start"] < found[0]["end"] <= len(text)
