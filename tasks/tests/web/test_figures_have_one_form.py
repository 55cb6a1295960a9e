"""A count is one and the same wherever it stands on a page, and a figure is never a rounded nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import translation

from tasks.analysis.files import wording
from tasks.analysis.files.page import render
from tasks.models import Task
from tasks.tests.analysis import books
from tasks.tests.web.reports import report
from tasks.web.comparison.figures import difference
from tasks.web.report.overview import view
from tasks.web.report.summary import summary
from tasks.web.report.translated import Active

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["zh", "ja", "en"])
def test_the_length_above_a_report_is_that_of_its_summary(language: str) -> None:
    with translation.override("en"):
        facts = view({"source": {"language": language}, "counts": {"words": 698_954, "han_characters": 701_169}})[
            "facts"
        ]
    assert (("Words" if language == "en" else "Characters"), 698_954) in facts


def test_a_small_deduction_is_not_shown_as_none(client: Client, completed: Callable[..., Task]) -> None:
    made = report()
    components = [
        {
            "name": "foreign lines",
            "why": "2 lines hold advertisements.",
            "value": 0.001,
            "weight": 0.1,
            "deduction": 0.0001,
        },
        {"name": "broken lines", "why": "It breaks off.", "value": 0.2, "weight": 0.15, "deduction": 0.03},
    ]
    made["scores"] = {**(made.get("scores") or {}), "quality": {"value": 0.97, "components": components}}
    page = client.get(f"/results/{completed(made).id}").content.decode()
    shown = re.findall(r'<span class="amount minus">([^<]*)</span>', page)
    assert shown == ["−0.03", "&lt;&thinsp;0.01"]


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("dialogue_ratio", -0.092, "−9.2 points"),
        ("hapax_share", 0.154, "+15.4 points"),
        ("dialogue_ratio", 0, "0"),
        ("mtld", -2229.4, "−2,229.40"),
        ("chapters", 1, "+1"),
        ("quality", -0.05, "−0.05"),
        ("mattr_500", 0.004, "<0.01"),
        ("reading_minutes", -61.2, "−1 h 01 min"),
        ("reading_minutes", 0.2, "0"),
        ("words", None, "–"),
    ],
)
def test_a_difference_has_its_sign(code: str, value: float, text: str) -> None:
    with translation.override("en"):
        assert difference(code, value) == text


def test_figures_of_one_column_have_one_number_of_decimals() -> None:
    assert [wording.number(value) for value in (10.1, 12.9, 64.0, 0.516, -1.104)] == [
        "10.10",
        "12.90",
        "64.00",
        "0.52",
        "−1.10",
    ]
    assert [wording.number(value) for value in (64, 3000)] == ["64", "3,000"]
    assert wording.number(-0.001) == "0.00"


def test_a_dark_chapter_has_a_real_minus(client: Client, completed: Callable[..., Task]) -> None:
    made = report()
    made["chapters"][0]["sentiment"] = -1.14
    page = client.get(f"/results/{completed(made).id}").content.decode()
    assert '<td class="num wide-only">−1.1</td>' in page
    assert "-1.1" not in page


@pytest.mark.parametrize(("language", "time"), [("en", "min"), ("zh-hans", "分")])
def test_a_time_to_read_has_one_form(language: str, time: str) -> None:
    made = books.read(books.novel(6, 400))
    with translation.override(language):
        shown = dict(view(made.report)["facts"])[translation.gettext("To read")]
        assert " h " in shown or "小时" in shown
        assert time in shown and shown in summary(made.report)
        assert shown in render(made.report, made.text, Active()).decode()


def test_what_a_histogram_counts_has_separators(client: Client, completed: Callable[..., Task]) -> None:
    lengths = {"unit": "words", "mean": 12.34, "median": 11.5, "p90": 1200}
    lengths["histogram"] = {"edges": [5, 1000], "counts": [12345, 1, 2]}
    page = client.get(f"/results/{completed(report(style={'sentence_length': lengths})).id}").content.decode()
    assert ": 12,345</span>" in page and "6–1,000" in page
    assert "in words: mean 12.3, median 11.5, one in ten longer than 1,200" in page
