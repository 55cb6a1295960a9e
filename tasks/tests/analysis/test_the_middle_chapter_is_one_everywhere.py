from __future__ import annotations

import pytest

from tasks.analysis.files import page
from tasks.analysis.middle import middle
from tasks.tests.analysis import books
from tasks.web.report import chapters

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("lengths", "found"),
    [([], None), ([0], None), ([3], 3), ([4, 1], 2.5), ([1, 3], 2), ([1200, 0, 1190, 1198, 1194], 1196)],
)
def test_the_middle_of_an_even_number_lies_between_two(lengths: list[int], found: float | None) -> None:
    assert middle(lengths) == found
    assert isinstance(middle([1, 3]), int)


def test_the_charts_and_the_norms_name_the_same_length() -> None:
    analysis = books.read(books.novel(5) + books.chapter(6, paragraphs=30))
    report = analysis.report
    lengths = [row["words"] for row in report["chapters"]]
    norms = {row["name"]: row["value"] for row in report["style"]["norms"]["measures"]}
    found = middle(lengths)
    assert len(lengths) == 6 and found not in lengths, "or it would not show which of two was taken"
    assert norms["median_chapter_words"] == found
    assert chapters.view(report, "x", everything=False)["median"] == found
    assert f"the middle one {found:,}" in page.render(report, analysis.text).decode()
