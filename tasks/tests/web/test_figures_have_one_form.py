"""A count is one and the same wherever it stands on a page, and a figure is never a rounded nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import translation

from tasks.models import Task
from tasks.tests.web.reports import report
from tasks.web.comparison.figures import _text
from tasks.web.report.overview import view

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
    ("value", "share", "text"),
    [(-0.092, True, "−9.2%"), (0.154, True, "+15.4%"), (0, True, "0"), (-2229.4, False, "−2,229.4"), (1, False, "+1")],
)
def test_a_difference_has_its_sign(value: float, share: bool, text: str) -> None:
    with translation.override("en"):
        assert _text(value, share, signed=True) == text
