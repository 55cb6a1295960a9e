"""What the report calls words are characters in Chinese and Japanese; every label says which."""

from __future__ import annotations

import re
from functools import cache

import pytest
from django.test import Client
from django.utils import translation

from tasks.analysis.analysed import Analysis
from tasks.analysis.compare import compare
from tasks.analysis.compare.text import render as as_text
from tasks.analysis.files import markdown, page
from tasks.analysis.serialise import to_json
from tasks.models import Task, TaskResult
from tasks.tests.analysis import books
from tasks.tests.factories import make_finished_task
from tasks.tests.web.test_no_sentence_of_a_report_is_left_in_english import HAN

pytestmark = pytest.mark.django_db


@cache
def chinese() -> Analysis:
    return books.read("\n\n".join(f"第{n}章 风起\n\n{HAN * 30}第{n}天。" for n in range(1, 8)))


@cache
def english() -> Analysis:
    return books.read(books.novel(5))


def stored(analysis: Analysis) -> Task:
    task = make_finished_task(content=analysis.text.encode())
    TaskResult.objects.create(task=task, full_content=to_json(analysis.report).decode())
    return task


def test_a_chinese_report_counts_in_characters(client: Client) -> None:
    shown = client.get(f"/results/{stored(chinese()).id}").content.decode()
    html, md = (kind.render(chinese().report, chinese().text).decode() for kind in (page, markdown))
    for made in (shown, html, md):
        assert "Exclamation marks per 1,000 characters" in made
        assert "Exclamation marks per 1,000 words" not in made and "Words per sentence" not in made
        assert "Words (segmented)" in made and "Running words" not in made
    for made in (shown, html):
        assert "Characters per sentence" in made


def test_no_two_counts_of_a_report_have_one_name(client: Client) -> None:
    for analysis in (chinese(), english()):
        shown = client.get(f"/results/{stored(analysis).id}").content.decode()
        named = re.findall(r"<dt>([^<]*)</dt>", shown.partition('id="source"')[2])
        assert len(named) == len(set(named))
        assert "Characters without spaces" in named


def test_an_english_report_counts_in_words(client: Client) -> None:
    shown = client.get(f"/results/{stored(english()).id}").content.decode()
    assert "Exclamation marks per 1,000 words" in shown and "per 1,000 characters" not in shown


def test_characters_are_not_subtracted_from_words(client: Client) -> None:
    a, b = chinese(), english()
    rows = {row["name"]: row for row in compare(a.report, a.text, b.report, b.text)["measures"]}
    for name in ("words", "exclamations_per_1000", "sentence_length_median"):
        assert rows[name]["units"] == ["characters", "words"] and rows[name]["difference"] is None
    assert rows["chapters"]["units"] is None and rows["chapters"]["difference"] == -2
    text = as_text(compare(a.report, a.text, b.report, b.text), a.text, b.text)
    assert "units differ" in text and "characters" in text.splitlines()[0] and "words" in text.splitlines()[1]
    shown = client.get("/compare", {"a": stored(a).id, "b": stored(b).id}).content.decode()
    [words] = re.findall(r'<th scope="row">Characters / Words</th>(.*?)</tr>', shown)
    assert words.endswith('<td class="num">units differ</td>')
    assert "A is counted in characters, B in words" in shown
    assert '<th scope="row">Words per sentence</th><td class="num">–</td>' in shown, "which only the English one has"


def test_two_chinese_texts_are_compared_in_characters(client: Client) -> None:
    a = stored(chinese())
    shown = client.get("/compare", {"a": a.id, "b": a.id}).content.decode()
    assert "units differ" not in shown and "is counted in" not in shown
    assert '<th scope="row">Semicolons per 1,000 characters</th>' in shown


def test_the_same_in_chinese(client: Client) -> None:
    with translation.override("zh-hans"):
        shown = client.get(f"/results/{stored(chinese()).id}", headers={"Accept-Language": "zh-CN"}).content.decode()
    for label in ("每千字感叹号", "字符数（含标点和空白）", "字符数（不含空白）", "词数（分词）"):
        assert label in shown
    assert "每千词感叹号" not in shown
