from __future__ import annotations

from typing import Any

from tasks.services.comparison import Comparison, Side
from tasks.web.comparison import chapters, figures, people
from tasks.web.comparison.lengths import lengths
from tasks.web.comparison.verdict import verdict


def build(comparison: Comparison, *, everything: bool = False) -> dict[str, Any]:
    """The context of the page, from what the comparison found."""
    result = comparison.result
    return {
        "sides": [_side(comparison.a, result["a"]), _side(comparison.b, result["b"])],
        "relation": result["relation"],
        "verdict": verdict(result),
        "chapters": chapters.view(comparison, everything=everything),
        "lengths": lengths(comparison),
        "figures": figures.view(result["measures"]),
        "people": people.view(result["people"], everything=everything),
    }


def _side(side: Side, about: dict[str, Any]) -> dict[str, Any]:
    return {
        **about,
        "task_id": side.task_id,
        "tag": side.report["source"].get("language") or "und",
        "in_characters": side.report["source"].get("language") in ("zh", "ja"),
    }
