from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tasks.analysis.charts import Bar, Edge, Node, chapter_bars, columns, mood_arc, network, presence, ruler

pytestmark = pytest.mark.pure


def shapes(svg: str, name: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(name))


def test_a_bar_is_as_high_as_its_chapter_is_long() -> None:
    svg = chapter_bars([Bar(50, 0.0, "short"), Bar(100, 1.0, "long", "#2", flagged=True)])
    short, long, flag = shapes(svg, "rect")
    assert float(long.get("height", 0)) == 2 * float(short.get("height", 0)) == 100
    assert "shade-0" in short.get("class", "")
    assert "shade-4" in long.get("class", "")
    assert flag.get("class") == "flag"
    assert shapes(svg, "a")[0].get("href") == "#2"


def test_three_thousand_chapters_share_three_hundred_bars() -> None:
    svg = chapter_bars([Bar(number, 0.5, str(number)) for number in range(3000)])
    assert len(shapes(svg, "rect")) == 300
    assert shapes(svg, "title")[0].text == "0 – 9"


@pytest.mark.parametrize("svg", [chapter_bars([]), mood_arc([]), presence([]), columns([]), network([], [], "nobody")])
def test_nothing_is_drawn_of_nothing(svg: str) -> None:
    assert ElementTree.fromstring(svg).tag == "svg"


def test_zero_is_the_middle_of_the_arc_and_extremes_are_marked() -> None:
    svg = mood_arc([1.0, 0.0, -1.0], [(0.5, "the turn")])
    places = [float(point.split(",")[1]) for point in shapes(svg, "polyline")[0].get("points", "").split()]
    assert places[0] < 50 == places[1] < places[2]
    assert shapes(svg, "title")[0].text == "the turn"


def test_all_values_zero_is_a_flat_line_and_no_error() -> None:
    assert "NaN" not in mood_arc([0.0, 0.0]) + columns([0.0, None]) + presence([0, 0]) + chapter_bars([Bar(0, 0, "")])


def test_presence_and_columns_leave_gaps_where_nothing_is() -> None:
    assert shapes(presence([3, 0, 1]), "path")[0].get("d", "").count("M") == 2
    assert shapes(columns([1.0, None, 2.0]), "path")[0].get("d", "").count("M") == 2


def test_the_network_keeps_its_people_inside_the_picture_and_apart() -> None:
    nodes = [Node(f"Person {number}", 100 - number) for number in range(12)]
    edges = [Edge(0, number, number) for number in range(1, 12)]
    svg = network(nodes, edges, "who with whom")
    places = [(float(c.get("cx", -1)), float(c.get("cy", -1))) for c in shapes(svg, "circle")]
    assert all(0 < x < 760 and 0 < y < 480 for x, y in places)
    assert len(set(places)) == 12
    assert svg == network(nodes, edges, "who with whom")


def test_markup_in_names_is_only_text() -> None:
    evil = '"><script>alert(1)</script>'
    drawn = network([Node(evil, 1), Node("b", 1)], [Edge(0, 1, 1, evil)], evil) + chapter_bars([Bar(1, 0, evil, evil)])
    assert "<script" not in drawn


def test_the_ruler_s_mark_stays_on_the_ruler() -> None:
    for percentile in (0, 5, 50, 100):
        mark = shapes(ruler(percentile), "rect")[-1]
        assert 0 <= float(mark.get("x", -1)) <= 99
