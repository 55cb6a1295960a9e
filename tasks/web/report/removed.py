"""What the clean text leaves out."""

from __future__ import annotations

from typing import Any

from django.utils.translation import ngettext

from tasks.analysis.files.removals import grouped
from tasks.web.report import names
from tasks.web.report.places import Places

SHOWN = 15


def view(report: dict[str, Any], places: Places, *, everything: bool = False) -> dict[str, Any]:
    """The stretches by place, the first few or all; of each kind the report itself lists a thousand."""
    groups = grouped(report.get("removals") or [])
    shown = groups if everything else groups[:SHOWN]
    unlisted = sum((report.get("removals_unlisted") or {}).values())
    return {
        "count": len(groups),
        "left": len(groups) - len(shown),
        "unlisted": unlisted,
        "characters": sum(group.characters for group in groups),
        "said": ngettext("%(count)s place", "%(count)s places", len(groups)) % {"count": f"{len(groups):,}"},
        "rows": [
            {
                "kind": names.name(names.ISSUES, group.kind),
                "place": places.at(group.start, group.end),
                "text": group.text,
                "replacement": group.replacement,
                "characters": group.characters,
            }
            for group in shown
        ],
        "contents": bool((report.get("structure") or {}).get("contents")),
        "all": everything,
    }
