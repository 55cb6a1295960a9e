"""Between Chinese words stand full-width marks, without spaces."""

from __future__ import annotations

import random
import re
from html import unescape

import pytest
from django.test import Client
from django.utils import translation

from tasks.analysis.analysed import Analysis
from tasks.analysis.files import markdown, page
from tasks.tests.analysis import books
from tasks.tests.web.reports import report
from tasks.tests.web.test_units_are_named_by_what_is_counted import chinese, english, stored
from tasks.web.report.sentences import localised
from tasks.web.report.summary import summary
from tasks.web.report.translated import Active

pytestmark = pytest.mark.django_db

HAN = "[\u4e00-\u9fff]"
# A mark of English type beside Chinese, or a space beside a mark of Chinese type.
WRONG = re.compile(
    rf"{HAN}[,:;!?()]|[,:;!?] ?{HAN}|[，。：；、（）！？] +{HAN}|{HAN} +[，。：；、（）！？]|[，。：；、] +\d"
)


def lines(markup: str) -> list[str]:
    """What a reader sees, a line for each block."""
    body = re.sub(r"<(style|script|svg)\b.*?</\1>|<blockquote.*?</blockquote>", "", markup, flags=re.S)
    body = body.replace('<span class="shades">', "<p>")  # set apart by the style sheet
    body = re.sub(r"</?(?:span|b|bdi|em|strong|small|u|mark)\b[^>]*>", "", body)
    body = re.sub(r"<i\b[^>]*></i>", "▪", body)
    return [" ".join(line.split()) for line in unescape(re.sub(r"<[^>]*>", "\n", body)).split("\n")]


def wrong(markup: str) -> list[str]:
    return [line for line in lines(markup) if WRONG.search(line)]


def named(analysis: Analysis) -> Analysis:
    analysis.report["source"] |= {"title": "風起", "author": "陳仲琳"}
    return analysis


@pytest.mark.parametrize("novel", [chinese, english])
def test_the_page(client: Client, novel: object) -> None:
    made = stored(named(novel()))  # type: ignore[operator]
    shown = client.get(f"/results/{made.id}", headers={"Accept-Language": "zh-CN"}).content.decode()
    assert "作者：陳仲琳" in re.sub(r"<[^>]*>", "", shown)
    assert f"<title>报告：{made.file_name}" in shown
    assert wrong(shown) == []


@pytest.mark.parametrize("novel", [chinese, english])
def test_the_files(novel: object) -> None:
    found = named(novel())  # type: ignore[operator]
    with translation.override("zh-hans"):
        for kind in (page, markdown):
            assert wrong(kind.render(found.report, found.text, Active()).decode()) == []


def test_what_is_wrong_would_be_seen() -> None:
    assert wrong("<p>作者： 陳仲琳</p>") and wrong("<p>按词: 平均 3</p>") and wrong("<p>公有领域）. 较深</p>") == []
    assert wrong("<p>女媧, 進香</p>") and wrong("<p>把握 (可信度</p>") == [] and wrong("<p>编码(可信度 1.00)</p>")


def test_the_summary_tells_of_no_chapters_and_of_parts() -> None:
    with translation.override("zh-hans"):
        assert "未找到章节" in summary(report(0)) and "0 章" not in summary(report(0))
        parts = {"structure": {"parts": [{"heading": f"PART {n}"} for n in range(17)]}}
        assert "3 章，分为 17 部" in summary(report() | parts)
        assert "3,000 章" in summary(report(counts=report()["counts"] | {"chapters": 3000}))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The chapters are not numbered; style “Roman numerals alone”.", "“单独的罗马数字”"),
        ("The chapters are not numbered; style “numbered-han-space”.", "“汉字数字、空格加标题”"),
        ("99% of the chapter numbers follow the one before; style “chapter 1”.", "“chapter 1”"),
    ],
)
def test_the_kind_of_headings_is_told_in_chinese(said: str, told: str) -> None:
    with translation.override("zh-hans"):
        assert told in localised(said)


def test_the_page_names_the_kind_of_headings(client: Client) -> None:
    found = books.read("".join(f"{n}\n\n" + books.paragraph(random.Random(n)) + "\n\n" for n in range(1, 9)))
    code = found.report["structure"]["style"]
    made = stored(found)
    for language, name in (("en-GB", "figures alone"), ("zh-CN", "单独的数字")):
        shown = client.get(f"/results/{made.id}", headers={"Accept-Language": language}).content.decode()
        assert f"<dd>{name}</dd>" in shown and f"<dd>{code}</dd>" not in shown
