"""Lines and stretches that websites and distributors left in the text."""

from __future__ import annotations

from typing import Any

from tasks.analysis.integrity import ad_spans
from tasks.analysis.integrity.place import Places
from tasks.analysis.reading import Reading
from tasks.analysis.values import Issue, Removal

LIMIT = 300


def find(known: Reading, places: Places) -> tuple[list[Issue], dict[str, Any], list[Removal]]:
    """Issues, how many lines are affected, and what the clean text leaves out."""
    start, end = known.structure.body
    issues: list[Issue] = []
    removals: list[Removal] = []
    for first, last, why, whole in ad_spans.find(known.text, start, end):
        message = f"{why[:1].upper()}{why[1:]}, {'a line of its own' if whole else 'glued into a line of the text'}."
        mend = "Remove the line." if whole else "Cut out this stretch and keep the rest of the line."
        data = {"characters": last - first, "whole_line": whole}
        issues.append(
            Issue("advertisement", "warning", first, last, places.chapter(first), message, places.exact(first, last), mend, data)
        )
        removals.append(Removal(first, last, "advertisement", known.text[first:last]))
    lines = max(1, known.text.count("\n", start, end) or known.text.count("\r", start, end))
    measures = {"lines": len(issues), "per_1000_lines": round(1000 * len(issues) / max(lines, 50), 3)}
    return issues[:LIMIT], measures, removals
