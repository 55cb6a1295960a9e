from __future__ import annotations

from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from tasks.analysis.chapters.markdown import without_emphasis
from tasks.analysis.charts import mood_arc
from tasks.analysis.files import wording
from tasks.web.report.passages import Passages
from tasks.web.report.places import Places
from tasks.web.report.sentences import localised


def view(report: dict[str, Any], passages: Passages, places: Places) -> dict[str, Any]:
    """The arc, and the passages where it is at its heights and depths."""
    arc = report.get("sentiment_arc")
    about = report.get("sentiment") or {}
    extremes = about.get("extremes") or [] if arc else []
    heights = [_height(arc or [0.0], extreme["position"]) for extreme in extremes]
    marks = [(extreme["position"], _mark(extreme, height)) for extreme, height in zip(extremes, heights, strict=True)]
    return {
        "reason": localised((report.get("unavailable") or {}).get("sentiment_arc")),
        "chart": mark_safe(mood_arc(arc, marks)) if arc else "",  # noqa: S308 (escaped where it is made)
        "experimental": about.get("experimental"),
        "coverage": about.get("coverage"),
        "extremes": [
            _extreme(extreme, height, passages, places) for extreme, height in zip(extremes, heights, strict=True)
        ],
    }


def _height(arc: list[float], position: float) -> float:
    """How far the arc is above or below the novel's own mean there: the extreme's value alone does not say."""
    return arc[min(len(arc) - 1, int(position * len(arc)))]


def _mark(extreme: dict[str, Any], height: float) -> str:
    return _("%(share)s of the way: %(value)s") % {
        "share": f"{extreme['position']:.0%}",
        "value": wording.signed(f"{height:+.1f}"),
    }


def _extreme(extreme: dict[str, Any], height: float, passages: Passages, places: Places) -> dict[str, Any]:
    passage = passages.at(extreme["start"], extreme["end"])
    return {
        "bright": height >= 0,
        "share": f"{extreme['position']:.0%}",
        "text": without_emphasis(passage.text) if passage else "",
        "place": places.at(extreme["start"], extreme["end"]),
    }
