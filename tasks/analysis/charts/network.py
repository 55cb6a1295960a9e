from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import sqrt

from tasks.analysis.charts.layout import Point, spread
from tasks.analysis.charts.svg import Value, element, number, title

WIDTH, HEIGHT = 760.0, 480.0
MARGIN_X, MARGIN_Y = 80.0, 34.0
LARGEST, SMALLEST = 20.0, 5.0
LONGEST_LABEL = 22


@dataclass(frozen=True, slots=True)
class Node:
    """A person and how often they are named."""

    name: str
    weight: int


@dataclass(frozen=True, slots=True)
class Edge:
    """Two nodes by their places, and how often they appear together."""

    a: int
    b: int
    weight: int
    label: str = ""


def network(nodes: Sequence[Node], edges: Sequence[Edge], label: str) -> str:
    """Who appears with whom. Areas are mentions, the lines' widths are meetings. `label` names the picture."""
    heaviest = max((edge.weight for edge in edges), default=1) or 1
    top = max((node.weight for node in nodes), default=1) or 1
    spots = spread(len(nodes), [(edge.a, edge.b, edge.weight / heaviest) for edge in edges]) if nodes else []
    places = [(MARGIN_X + x * (WIDTH - 2 * MARGIN_X), MARGIN_Y + y * (HEIGHT - 2 * MARGIN_Y)) for x, y in spots]
    lines = [_line(edge, places, edge.weight / heaviest) for edge in sorted(edges, key=lambda edge: edge.weight)]
    circles = [_circle(node, place, sqrt(node.weight / top)) for node, place in zip(nodes, places, strict=True)]
    attributes: dict[str, Value] = {
        "class": "chart network",
        "viewBox": f"0 0 {number(WIDTH)} {number(HEIGHT)}",
        "role": "img",
        "aria-label": label,
    }
    return element("svg", attributes, *lines, *circles)


def _line(edge: Edge, places: Sequence[Point], strength: float) -> str:
    (x1, y1), (x2, y2) = places[edge.a], places[edge.b]
    attributes: dict[str, Value] = {
        "class": f"edge strength-{min(3, int(strength * 4))}",
        "x1": x1,
        "y1": y1,
        "x2": x2,
        "y2": y2,
        "stroke-width": 0.75 + 6 * strength,
    }
    return element("line", attributes, title(edge.label)) if edge.label else element("line", attributes)


def _circle(node: Node, place: Point, size: float) -> str:
    x, y = place
    radius = max(SMALLEST, LARGEST * size)
    short = node.name if len(node.name) <= LONGEST_LABEL else node.name[: LONGEST_LABEL - 1] + "…"
    circle = element("circle", {"class": "node", "cx": x, "cy": y, "r": radius}, title(f"{node.name}: {node.weight:,}"))
    return circle + element(
        "text", {"class": "name", "x": x, "y": y + radius + 13, "text-anchor": "middle"}, escape(short)
    )
