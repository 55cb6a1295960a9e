"""All that a report says is wrong with a text, also what is no issue of its own."""

from __future__ import annotations

from collections import Counter
from typing import Any

BROKEN = "broken_lines"


def of(report: dict[str, Any]) -> list[dict[str, Any]]:
    """The issues and the places of broken lines, in text order, all in the form of an issue.

    The report counts lines that break off as one measure, for a file may have thousands; so its issues have none.
    """
    places = ((report.get("integrity") or {}).get(BROKEN) or {}).get("places") or []
    broken = [{"kind": BROKEN, "severity": "warning", "message": "", **place} for place in places]
    issues: list[dict[str, Any]] = report.get("issues") or []
    return (
        sorted([*issues, *broken], key=lambda found: (found.get("start", 0), found.get("end", 0))) if broken else issues
    )


def counts(report: dict[str, Any]) -> dict[str, int]:
    """How often each kind was found; of broken lines only the first places are listed, and all are counted."""
    found = Counter(finding["kind"] for finding in of(report))
    if found[BROKEN]:
        found[BROKEN] = report["integrity"][BROKEN]["lines"]
    return dict(found)
