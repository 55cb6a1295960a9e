from __future__ import annotations

from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from tasks.analysis.charts import Edge, Node, network, presence
from tasks.web.report.sentences import localised

LISTED = 20
DRAWN = 16
LINES = 40
PAIRS = 15


def view(report: dict[str, Any], *, everything: bool = False) -> dict[str, Any]:
    """The cast with their presence over the chapters, and who appears with whom."""
    people = report.get("characters") or []
    relations = report.get("relations") or []
    beyond = report.get("characters_unlisted") or 0
    reason = localised((report.get("unavailable") or {}).get("characters"))
    return {
        # Where nobody was looked for, nobody was counted.
        "count": len(people) + beyond if people or not reason else None,
        "beyond": beyond,
        "listed": len(people),
        "reason": reason,
        "chapters": bool(report.get("chapters")),
        "rows": [_row(person) for person in people[:LISTED]],
        "others": people[LISTED:],
        "network": _network(people[:DRAWN], relations),
        "pairs": relations if everything else relations[:PAIRS],
    }


def _row(person: dict[str, Any]) -> dict[str, Any]:
    chapters = person.get("chapters") or []
    strip = person.get("per_chapter") or []
    return {
        "name": person["name"],
        "aliases": person.get("aliases") or [],
        "mentions": person.get("mentions", 0),
        "lines": person.get("lines") or 0,
        "first": chapters[0] if chapters else None,
        "last": chapters[-1] if chapters else None,
        "strip": mark_safe(presence(strip)) if len(strip) > 1 else "",  # noqa: S308 (numbers only)
    }


def _network(people: list[dict[str, Any]], relations: list[dict[str, Any]]) -> str:
    places = {person["name"]: place for place, person in enumerate(people)}
    edges = [
        Edge(places[link["a"]], places[link["b"]], link["weight"], f"{link['a']} – {link['b']}: {link['weight']:,}")
        for link in relations
        if link["a"] in places and link["b"] in places
    ][:LINES]
    if not edges:
        return ""
    met = {place for edge in edges for place in (edge.a, edge.b)}
    kept = {old: new for new, old in enumerate(sorted(met))}
    nodes = [Node(people[old]["name"], people[old].get("mentions", 0)) for old in sorted(met)]
    edges = [Edge(kept[edge.a], kept[edge.b], edge.weight, edge.label) for edge in edges]
    label = _("Who appears with whom: the %(count)d most named people. The same as a list below.") % {
        "count": len(nodes)
    }
    return mark_safe(network(nodes, edges, label))  # noqa: S308 (escaped where it is made)
