"""A report that lacks what was added since, or what another program left out: its files say the rest."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from tasks.analysis.files import markdown, page
from tasks.analysis.files.whole import whole
from tasks.tests.analysis import books

pytestmark = pytest.mark.pure

TEXT = (
    books.novel(5).replace("Chapter 4\n", "")
    + "\n\nVisit www.free-novels.com for more!\n\nAnd then they went\n\nto the"
)
REPORT = books.read(TEXT).report


def lacking(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The places of all that a report may lack; of rows that are alike the first one shows it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield (*path, name)
            yield from lacking(inner, (*path, name))
    elif isinstance(value, list) and value:
        yield from lacking(value[0], (*path, 0))


# What stands in the measures of style belongs together; without its schema a report is none.
PLACES = [place for place in lacking(REPORT) if place != ("schema",) and not (place[0] == "style" and len(place) > 2)]


def without(place: tuple[Any, ...], instead: Any = ...) -> dict[str, Any]:
    report = copy.deepcopy(REPORT)
    inner: Any = report
    for step in place[:-1]:
        inner = inner[step]
    if instead is ...:
        del inner[place[-1]]
    else:
        inner[place[-1]] = instead
    return report


def test_there_is_much_that_may_be_missing() -> None:
    assert len(PLACES) > 80


@pytest.mark.parametrize("place", PLACES, ids=lambda place: ".".join(map(str, place)))
def test_nothing_falls_over_what_is_missing(place: tuple[Any, ...]) -> None:
    report = whole(without(place))
    assert page.render(report, TEXT).endswith(b"</html>\n")
    assert markdown.render(report, TEXT).startswith(b"# ")


def test_a_report_of_its_bare_bones() -> None:
    report = whole({"schema": "novel-report/1", "summary": "All that there is."})
    for file in (page.render(report, ""), markdown.render(report, "")):
        assert b"All that there is." in file
        assert b"0.00" not in file  # there is no score, not even the lowest


def test_a_whole_report_stays_as_it_is() -> None:
    report = whole(REPORT)
    assert page.render(report, TEXT) == page.render(REPORT, TEXT)
    assert markdown.render(report, TEXT) == markdown.render(REPORT, TEXT)


@pytest.mark.parametrize(
    ("place", "instead"),
    [
        (("chapters", 0, "index"), '"><script>'),
        (("source",), []),
        (("characters",), "x"),
        (("chapters",), [1]),
        (("scores", "quality", "components"), {"name": 1}),
    ],
)
def test_what_is_of_another_kind_is_refused(place: tuple[Any, ...], instead: Any) -> None:
    with pytest.raises(TypeError):
        whole(without(place, instead))
