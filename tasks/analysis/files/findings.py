"""All that a report says is wrong with a text, also what is no issue of its own; and how much it is, on every page.

A problem is whatever was found but notes (severity "info"): they are shown, and counted apart.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

BROKEN = "broken_lines"
NOTE = "info"
# For reports that do not say what they left out: where the measures count the same.
_MEASURES = {
    BROKEN: (BROKEN, "lines", "warning"),
    "unbalanced_quotes": ("quotes", "unbalanced", NOTE),
    "advertisement": ("advertisements", "lines", "warning"),
}
_DAMAGE = ("encoding_damage", "control_characters")


def of(report: dict[str, Any]) -> list[dict[str, Any]]:
    """The issues and the places of broken lines that are listed, in text order, all in the form of an issue.

    The report counts lines that break off as one measure, for a file may have thousands; so its issues have none.
    """
    places = ((report.get("integrity") or {}).get(BROKEN) or {}).get("places") or []
    broken = [{"kind": BROKEN, "severity": "warning", "message": "", **place} for place in places]
    issues: list[dict[str, Any]] = report.get("issues") or []
    return (
        sorted([*issues, *broken], key=lambda found: (found.get("start", 0), found.get("end", 0))) if broken else issues
    )


def first(found: list[dict[str, Any]], most: int) -> list[dict[str, Any]]:
    """At most so many of what is listed, in its order; where there are more, no kind takes the place of another."""
    if len(found) <= most:
        return found
    room, left = {}, most
    by_kind = sorted(Counter(finding["kind"] for finding in found).items(), key=lambda item: (item[1], item[0]))
    for place, (kind, count) in enumerate(by_kind):
        room[kind] = min(count, left // (len(by_kind) - place))
        left -= room[kind]
    shown = []
    for finding in found:
        if room[finding["kind"]]:
            room[finding["kind"]] -= 1
            shown.append(finding)
    return shown


def counts(report: dict[str, Any]) -> dict[str, int]:
    """How often each kind was found, listed or not."""
    return {kind: sum(by_severity.values()) for kind, by_severity in _tallied(report).items()}


def problems(report: dict[str, Any]) -> int:
    """How many problems a text has: the figure that stands wherever there is one."""
    return sum(n for by_severity in _tallied(report).values() for what, n in by_severity.items() if what != NOTE)


def notes(report: dict[str, Any]) -> int:
    """How many notes there are besides."""
    return sum(by_severity.get(NOTE, 0) for by_severity in _tallied(report).values())


def by_chapter(report: dict[str, Any]) -> dict[int, dict[str, int]]:
    """The problems of each chapter, by kind; in a report that does not say, those that are listed."""
    chapters = report.get("chapters") or []
    if chapters and all("problems" in chapter for chapter in chapters):
        return {chapter["index"]: chapter["problems"] for chapter in chapters if chapter["problems"]}
    found: dict[int, dict[str, int]] = {}
    for finding in of(report):
        if finding.get("chapter") is not None and finding.get("severity", NOTE) != NOTE:
            kinds = found.setdefault(finding["chapter"], {})
            kinds[finding["kind"]] = kinds.get(finding["kind"], 0) + 1
    return found


def _tallied(report: dict[str, Any]) -> dict[str, dict[str, int]]:
    """The number of each kind, by severity."""
    found: dict[str, dict[str, int]] = {}
    for finding in of(report):
        by_severity = found.setdefault(finding["kind"], {})
        severity = finding.get("severity", NOTE)
        by_severity[severity] = by_severity.get(severity, 0) + 1
    told = report.get("issues_unlisted")
    for kind, more in (told if told is not None else _left_out(report, found)).items():
        for severity, count in more.items():
            by_severity = found.setdefault(kind, {})
            by_severity[severity] = by_severity.get(severity, 0) + count
    return found


def _left_out(report: dict[str, Any], listed: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    """What an earlier report counted and did not list."""
    integrity = report.get("integrity") or {}
    more: dict[str, dict[str, int]] = {}
    for kind, (measure, name, severity) in _MEASURES.items():
        rest = ((integrity.get(measure) or {}).get(name) or 0) - sum(listed.get(kind, {}).values())
        # A few broken lines are no finding, and then none is listed.
        if rest > 0 and kind in listed:
            more[kind] = {severity: rest}
    rest = (integrity.get("encoding") or {}).get("places") or 0
    rest -= sum(n for kind in _DAMAGE for n in listed.get(kind, {}).values())
    damaged = [kind for kind in _DAMAGE if kind in listed]
    if rest > 0 and damaged:
        more[damaged[0]] = {"warning" if damaged[0] == _DAMAGE[0] else NOTE: rest}
    return more
