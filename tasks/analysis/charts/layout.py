"""Places for the nodes of a graph."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, hypot, pi, sin, sqrt

ROUNDS = 300
Point = tuple[float, float]


def spread(count: int, edges: Sequence[tuple[int, int, float]]) -> list[Point]:
    """Positions in 0..1, by the spring model of Fruchterman and Reingold (1991), from a circle: no chance is involved.

    `edges` are (a, b, strength 0..1); strong ones pull more.
    """
    if count == 1:
        return [(0.5, 0.5)]
    places = [[0.5 + 0.4 * cos(2 * pi * i / count), 0.5 + 0.4 * sin(2 * pi * i / count)] for i in range(count)]
    ideal = 1.15 * sqrt(1 / max(1, count))
    for step in range(ROUNDS):
        heat = 0.08 * (1 - step / ROUNDS)
        moves = _repulsion(places, ideal)
        for a, b, strength in edges:
            dx, dy = places[a][0] - places[b][0], places[a][1] - places[b][1]
            pull = hypot(dx, dy) / ideal * (0.25 + 0.75 * strength) * 0.35
            for node, sign in ((a, -1), (b, 1)):
                moves[node][0] += sign * dx * pull
                moves[node][1] += sign * dy * pull
        for place, move in zip(places, moves, strict=True):
            # A weak pull to the middle keeps those without edges in the picture.
            move[0] += (0.5 - place[0]) * 0.25
            move[1] += (0.5 - place[1]) * 0.25
            length = hypot(*move) or 1e-9
            place[0] += move[0] / length * min(length, heat)
            place[1] += move[1] / length * min(length, heat)
    return _fit(places)


def _repulsion(places: Sequence[Sequence[float]], ideal: float) -> list[list[float]]:
    xs, ys = [place[0] for place in places], [place[1] for place in places]
    right, down = [0.0] * len(xs), [0.0] * len(xs)
    strength = ideal * ideal
    for i in range(len(xs)):
        x, y = xs[i], ys[i]
        to_right = to_down = 0.0
        for j in range(i):
            dx, dy = x - xs[j], y - ys[j]
            distance = hypot(dx, dy) or 1e-3
            push = strength / (distance * distance)
            dx *= push
            dy *= push
            to_right += dx
            to_down += dy
            right[j] -= dx
            down[j] -= dy
        right[i], down[i] = to_right, to_down
    return [[move, fall] for move, fall in zip(right, down, strict=True)]


def _fit(places: Sequence[Sequence[float]]) -> list[Point]:
    fitted: list[list[float]] = []
    for axis in (0, 1):
        values = [place[axis] for place in places]
        low, width = min(values), (max(values) - min(values)) or 1
        fitted.append([(value - low) / width for value in values])
    return list(zip(*fitted, strict=True))
