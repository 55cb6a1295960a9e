from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tasks.services.comparison import Comparison, Side
from tasks.web.report import names

FEW = 60  # of each kind: the page stays light with thousands of chapters
EXAMPLES = 2
LONGEST = 240


def view(comparison: Comparison, *, everything: bool = False) -> dict[str, Any]:
    """Chapters by what became of them; each list is cut at `FEW` unless everything is wanted, its count is not."""
    few = None if everything else FEW
    found, different = comparison.result["chapters"], comparison.result["relation"] == "different"
    a, b = comparison.a, comparison.b
    changed = [] if different else sorted(found["changed"], key=lambda row: (-row["changed_share"], row["b"]["index"]))
    return {
        "different": different,
        "unchanged": found["unchanged"],
        "lists": [
            _listed("changed", [_changed(row, a, b) for row in changed[:few]], len(changed)),
            _listed("moved", [_moved(row, b) for row in found["moved"][:few]], len(found["moved"])),
            _listed("added", [_alone(row, b, a) for row in found["added"][:few]], len(found["added"])),
            _listed("removed", [_alone(row, a, b) for row in found["removed"][:few]], len(found["removed"])),
        ],
    }


def _listed(kind: str, rows: list[dict[str, Any]], count: int) -> dict[str, Any]:
    return {"kind": kind, "rows": rows, "count": count, "left": count - len(rows)}


def _link(unit: dict[str, Any], side: Side) -> dict[str, Any]:
    """A text without chapters is one unit with index 0, and is read as its chapter 1."""
    return {
        "heading": names.heading(unit["heading"]) or (_("Without a heading") if unit["index"] else _("The whole text")),
        "url": reverse("chapter", args=[side.task_id, unit["index"] or 1]),
        "words": unit["words"],
    }


def _alone(row: dict[str, Any], own: Side, other: Side) -> dict[str, Any]:
    return {"chapter": _link(row, own), "text_in": [_link(unit, other) for unit in row["text_in"]]}


def _moved(row: dict[str, Any], b: Side) -> dict[str, Any]:
    return {"chapter": _link(row["b"], b), "after": _link(row["after"], b) if row["after"] else None}


def _changed(row: dict[str, Any], a: Side, b: Side) -> dict[str, Any]:
    return {
        "chapter": _link(row["b"], b),
        "was": _link(row["a"], a) if row["heading_changed"] else None,
        "percent": round(100 * row["changed_share"]),
        "out": row["sentences_removed"],
        "in": row["sentences_added"],
        "words": row["words_difference"],
        "removed": [_quote(a.text, span) for span in row["removed_spans"][:EXAMPLES]],
        "added": [_quote(b.text, span) for span in row["added_spans"][:EXAMPLES]],
    }


def _quote(text: str, span: list[int]) -> str:
    quoted = " ".join(text[span[0] : min(span[1], span[0] + 2 * LONGEST)].split())
    return quoted if len(quoted) <= LONGEST else quoted[: LONGEST - 1] + "…"
