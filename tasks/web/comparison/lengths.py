"""The lengths of the chapters of both, as one drawing."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from django.utils.formats import number_format
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from tasks.analysis.charts import Column, mirror
from tasks.services.comparison import Comparison
from tasks.web.report import names

RANKS = ("same", "changed", "moved", "removed", "added")
Row = dict[str, Any]


def lengths(comparison: Comparison) -> str:
    """Markup; empty where neither text has chapters.

    Chapters that are each other's counterparts stand one above the other. Of two different books the chapters of one
    number do.
    """
    a, b = comparison.a.report["chapters"], comparison.b.report["chapters"]
    if not a and not b:
        return ""
    if comparison.result["relation"] == "different":
        columns = [_column(one, other, "same") for one, other in zip_longest(a, b)]
    else:
        columns = _aligned(a, b, comparison.result["chapters"])
    return mark_safe(mirror(columns, RANKS))  # noqa: S308 (escaped where it is made)


def _aligned(a: list[Row], b: list[Row], found: dict[str, list[Any]]) -> list[Column]:
    """What is left when moved, removed and added chapters are taken out is in the same order in both."""
    fate_a = {row["a"]["index"]: "moved" for row in found["moved"]} | {
        row["index"]: "removed" for row in found["removed"]
    }
    fate_b = {row["b"]["index"]: "moved" for row in found["moved"]} | {row["index"]: "added" for row in found["added"]}
    changed = {row["b"]["index"] for row in found["changed"]}
    columns: list[Column] = []
    place = 0
    for other in b:
        if fate := fate_b.get(other["index"]):
            columns.append(_column(None, other, fate))
            continue
        while place < len(a) and (gone := fate_a.get(a[place]["index"])):
            columns.append(_column(a[place], None, gone))
            place += 1
        one = a[place] if place < len(a) else None
        columns.append(_column(one, other, "changed" if other["index"] in changed else "same"))
        place += 1
    return columns + [_column(one, None, fate_a.get(one["index"], "removed")) for one in a[place:]]


def _column(one: Row | None, other: Row | None, kind: str) -> Column:
    heading = names.heading((other or one or {}).get("heading")) or _("Without a heading")
    label = _("%(heading)s: length %(a)s in A, %(b)s in B") % {
        "heading": heading,
        "a": _length(one),
        "b": _length(other),
    }
    return Column(_words(one), _words(other), kind, label)


def _words(row: Row | None) -> float | None:
    return None if row is None else float(row.get("words") or 0)


def _length(row: Row | None) -> str:
    return "–" if row is None else number_format(row.get("words") or 0, force_grouping=True)
