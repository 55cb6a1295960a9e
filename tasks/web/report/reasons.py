"""Where the reasons of a score lead: to the problems of a kind, or to the chapters that they speak of."""

from __future__ import annotations

from typing import Any

from tasks.analysis.files import findings
from tasks.web.report.places import Place, Places

FEW = 60
_KINDS = {
    "encoding damage": ("encoding_damage", "control_characters"),
    "missing chapters": ("missing_chapter", "merged_chapter"),
    "chapter order": ("chapter_out_of_order",),
    "empty chapters": ("empty_chapter",),
    "repeated text": ("duplicate_chapter", "near_duplicate_text"),
    "foreign lines": ("advertisement",),
    "broken lines": (findings.BROKEN,),
    "quotation marks": ("unbalanced_quotes",),
    "ending": ("truncated_end",),
}


def chapters(report: dict[str, Any], component: str, places: Places) -> list[Place]:
    """The chapters that a reason counts and no problem names."""
    if component != "chapter lengths":
        return []
    outliers = ((report.get("integrity") or {}).get("lengths") or {}).get("outliers") or []
    return [place for index in outliers[:FEW] if (place := places.of(index))]


def problems(report: dict[str, Any], component: str) -> list[str]:
    """The kinds of problems listed in the report that a reason sums up."""
    found = {issue["kind"] for issue in findings.of(report)}
    return [kind for kind in _KINDS.get(component, ()) if kind in found]
