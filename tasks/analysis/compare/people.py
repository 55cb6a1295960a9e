"""Who is in both novels, and who in one only."""

from __future__ import annotations

from typing import Any


def of(report: dict[str, Any]) -> list[dict[str, Any]] | None:
    """The people of a report; None where nobody was looked for, which older reports say beside an empty list."""
    people: list[dict[str, Any]] | None = report["characters"]
    return None if not people and "characters" in (report.get("unavailable") or {}) else people


def count(report: dict[str, Any]) -> int | None:
    """How many people a report found, listed or not."""
    people = of(report)
    return None if people is None else len(people) + (report.get("characters_unlisted") or 0)


def compare(report_a: dict[str, Any], report_b: dict[str, Any]) -> dict[str, Any] | None:
    """`both` with the mentions in each, `only_a` and `only_b`, most mentioned first. Names join by aliases too.

    None where nobody was looked for in one of the two: everybody in the other would seem to be missing there.
    """
    people_a, people_b = of(report_a), of(report_b)
    if people_a is None or people_b is None:
        return None
    by_name: dict[str, int] = {}
    for place, person in enumerate(people_b):
        for name in (person["name"], *person["aliases"]):
            by_name.setdefault(name.casefold(), place)
    both: list[dict[str, Any]] = []
    only_a: list[dict[str, Any]] = []
    taken: set[int] = set()
    for person in people_a:
        names = (name.casefold() for name in (person["name"], *person["aliases"]))
        match = next((by_name[name] for name in names if name in by_name and by_name[name] not in taken), None)
        if match is None:
            only_a.append({"name": person["name"], "mentions": person["mentions"]})
            continue
        taken.add(match)
        other = people_b[match]
        row = {"name": person["name"], "mentions_a": person["mentions"], "mentions_b": other["mentions"]}
        both.append({**row, "name_b": other["name"]})
    only_b = [{"name": p["name"], "mentions": p["mentions"]} for place, p in enumerate(people_b) if place not in taken]
    return {"both": both, "only_a": only_a, "only_b": only_b}
