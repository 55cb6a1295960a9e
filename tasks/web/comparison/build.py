from __future__ import annotations

from typing import Any

from tasks.services.comparison import Comparison, Side
from tasks.web.comparison import chapters, figures, people
from tasks.web.comparison.lengths import lengths
from tasks.web.comparison.verdict import verdict
from tasks.web.report import names


def build(comparison: Comparison, *, everything: bool = False) -> dict[str, Any]:
    """The context of the page, from what the comparison found."""
    result = comparison.result
    sides = [_side(comparison.a, result["a"]), _side(comparison.b, result["b"])]
    return {
        "sides": sides,
        "relation": result["relation"],
        "units_differ": len({side["in_characters"] for side in sides}) > 1,
        "verdict": verdict(result),
        "chapters": chapters.view(comparison, everything=everything),
        "lengths": lengths(comparison),
        "figures": figures.view(result["measures"], [side["in_characters"] for side in sides]),
        "people": people.view(result["people"], everything=everything),
    }


def _side(side: Side, about: dict[str, Any]) -> dict[str, Any]:
    return {
        **about,
        "task_id": side.task_id,
        "tag": side.report["source"].get("language") or "und",
        "in_characters": names.in_characters(side.report["source"]),
    }
