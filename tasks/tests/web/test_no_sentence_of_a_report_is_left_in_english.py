"""What the analysis really says of damaged texts, and not only what is listed: a new sentence of it is found here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from tasks.analysis import pipeline
from tasks.analysis.files import findings
from tasks.tests.browser.novels import novel
from tasks.web.report.sentences import localised
from tasks.web.report.summary import summary

pytestmark = pytest.mark.pure
ENGLISH = re.compile(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}")
HAN = "王大明说：“今天我们去河边吧，天气很好。”李小红看着王大明笑了一笑，没有回答。他们走了很久，天色渐渐暗了下来，远处传来钟声。"


def _english() -> str:
    chapters = novel(24, "mark").split("\n\nCHAPTER ")
    chapters[0] = chapters[0].removeprefix("CHAPTER ")
    del chapters[9:12]  # lost
    chapters[5] += "\n\n" + chapters[6].partition("\n")[2]
    del chapters[6]  # merged
    chapters.insert(14, chapters[3])  # twice
    chapters[16], chapters[17] = chapters[17], chapters[16]
    chapters[7] = chapters[7].partition("\n")[0]  # empty
    chapters[12] += (
        "\n\n“He never came back, she said, and then there was a silence in the room that nobody broke.\n\nVisit www.free-novels.com for more!"
    )
    chapters[13] += "\n\nPlease vote for this chapter\n\nIt was\x07 a d\ufffdark \ue000night, and â€œsoâ€\x9d it was."
    chapters[15] += (
        "\n\nThis line breaks off in the middle of a\n\nsentence and goes on with it, as pages of a book do when they are"
    )
    return "\n\n".join(f"CHAPTER {chapter}" for chapter in chapters[2:]) + "\n\nAnd then they went to"


def _chinese() -> str:
    chapters = [f"第{n}章 风起\n\n{HAN * 12}第{n}天。" for n in range(3, 30)]
    del chapters[10]
    chapters.insert(20, chapters[4])
    chapters[6] += "\n\n本书来自 www.xiaoshuo.com 请收藏本站\n\n加QQ群12345678\n\n求月票求推荐！"
    chapters[8] += "\n\n“他没有说完这句话，\n\n就走了。\ufffd\ufffd锟斤拷"
    return "\n\n".join(chapters) + "\n\n他们又"


TEXTS = {
    "english": _english().encode(),
    "chinese": _chinese().encode("gb18030", "replace"),
    "french": ("Il était une fois dans la ville de Paris une femme qui ne voulait pas dormir. " * 200).encode(),
    "russian": ("Это была тёмная ночь, и никто не знал, что будет дальше в этом доме. " * 200).encode(),
    "thai": ("นี่คือเรื่องราวของหญิงสาวคนหนึ่งที่อาศัยอยู่ในเมืองใหญ่ " * 200).encode(),
    "short": b"A short text without a chapter.",
    "no language": b"qzx wvk jjj 123 %% ## qqq zzz\n" * 30,
    "one line": ("It was a dark night and nobody came to the house on the hill. " * 900).encode(),
    "mixed": b"It was a dark night.\n" * 50 + "第一章 天黑了，没有人来。\n".encode("gb18030") * 20,
}


def said(report: dict[str, Any]) -> Iterator[str]:
    for score in report["scores"].values():
        yield from (part["why"] for part in score["components"])
    for issue in findings.of(report):
        yield issue["message"]
        yield issue.get("mend") or ""
    yield from report["unavailable"].values()
    yield from report["counts"]["definitions"].values()


@pytest.mark.parametrize("name", TEXTS)
def test_every_sentence_has_its_chinese(name: str) -> None:
    report = pipeline.analyse(TEXTS[name], "x.txt").report
    with translation.override("zh-hans"):
        # What stands between quotation marks is the text's own.
        left = {text for text in said(report) if ENGLISH.search(re.sub("“[^”]*”|”[^”]*”", "", localised(text)))}
    assert left == set()


def test_the_damaged_texts_are_damaged() -> None:
    kinds = {
        issue["kind"] for name in ("english", "chinese") for issue in pipeline.analyse(TEXTS[name]).report["issues"]
    }
    assert len(kinds) >= 9, kinds


def test_the_summary_tells_of_broken_lines_in_both_languages() -> None:
    report = pipeline.analyse(TEXTS["one line"], "x.txt").report
    assert "1 broken line" in report["summary"]
    with translation.override("zh-hans"):
        told = summary(report)
    assert "断行 1" in told
