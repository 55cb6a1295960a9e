from __future__ import annotations

import json

import pytest

from tasks.selectors.titles import HEAD, title_in


def test_the_title_is_read_without_the_rest() -> None:
    report = json.dumps({"schema": "novel-report/1", "source": {"title": "A “Title”"}, "chapters": [1] * HEAD})
    assert title_in(report[:HEAD]) == "A “Title”"


@pytest.mark.parametrize(
    "head",
    [
        "",
        "null",
        '{"source": {"title": null}}',
        '{"source": {"title": 7}}',
        '{"source": {"title": "cut',
        '{"source": []}',
    ],
)
def test_what_is_no_report_has_none(head: str) -> None:
    assert title_in(head) == ""
