from __future__ import annotations

import pytest

from tasks.analysis.pipeline import analyse
from tasks.tests.analysis import prose

pytestmark = pytest.mark.pure
LINE = "Visit www.freenovels.com for more chapters! Please support us at www.freenovels.com"


def test_two_in_one_line_are_one_line() -> None:
    lines = prose.english_book(6, 12).split("\n")
    for place in range(40, 0, -10):
        lines.insert(place, LINE)
    report = analyse("\n".join(lines).encode()).report
    assert len([issue for issue in report["issues"] if issue["kind"] == "advertisement"]) == 8
    assert report["integrity"]["advertisements"]["lines"] == 4
