from __future__ import annotations

from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from tasks.analysis.charts import mood_arc
from tasks.web.report.passages import Passages


def view(report: dict[str, Any], passages: Passages) -> dict[str, Any]:
    """The arc, and the passages where it is at its heights and depths."""
    arc = report.get("sentiment_arc")
    about = report.get("sentiment") or {}
    extremes = about.get("extremes") or [] if arc else []
    marks = [(extreme["position"], _mark(extreme)) for extreme in extremes]
    return {
        "reason": (report.get("unavailable") or {}).get("sentiment_arc"),
        "chart": mark_safe(mood_arc(arc, marks)) if arc else "",  # noqa: S308 (escaped where it is made)
        "experimental": about.get("experimental"),
        "coverage": about.get("coverage"),
        "extremes": [_extreme(extreme, passages) for extreme in extremes],
    }


def _mark(extreme: dict[str, Any]) -> str:
    return _("%(share)s of the way: %(value)+.1f") % {"share": f"{extreme['position']:.0%}", "value": extreme["value"]}


def _extreme(extreme: dict[str, Any], passages: Passages) -> dict[str, Any]:
    return {
        "bright": extreme["value"] >= 0,
        "share": f"{extreme['position']:.0%}",
        "value": extreme["value"],
        "passage": passages.at(extreme["start"], extreme["end"]),
    }
