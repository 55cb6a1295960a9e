"""What a distributor put before and behind the novel."""

from __future__ import annotations

from typing import Any

from tasks.analysis.integrity.place import Places
from tasks.analysis.values import Issue, Removal, Structure


def find(text: str, structure: Structure, places: Places) -> tuple[list[Issue], dict[str, Any], list[Removal]]:
    """One issue for the header and one for the footer."""
    start, end = structure.body
    issues: list[Issue] = []
    removals: list[Removal] = []
    for first, last, what in ((0, start, "before the novel"), (end, len(text), "behind the novel")):
        if text[first:last].strip():
            count = f"{last - first:,} {'character' if last - first == 1 else 'characters'}"
            verb = "belongs" if last - first == 1 else "belong"
            message = f"{count} {what} {verb} to the distributor, not to the book."
            mend = "The clean text leaves them out."
            issues.append(
                Issue(
                    "boilerplate",
                    "info",
                    first,
                    last,
                    None,
                    message,
                    places.exact(first, last),
                    mend,
                    {"characters": last - first},
                )
            )
            removals.append(Removal(first, last, "boilerplate", text[first : min(last, first + 200)]))
    return issues, {"characters": start + len(text) - end}, removals
