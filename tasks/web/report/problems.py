from __future__ import annotations

from collections import Counter
from typing import Any

from tasks.analysis.files import findings
from tasks.web.report import names
from tasks.web.report.focus import BREAK, address, breaks, focus, repeated
from tasks.web.report.passages import Passage, Passages
from tasks.web.report.places import Place, Places
from tasks.web.report.sentences import localised

SHOWN = 10
RANK = {"error": 0, "warning": 1, "info": 2}
MARKED = 120  # characters: a longer passage is shown without a mark, which would hold all of it


def view(report: dict[str, Any], passages: Passages, places: Places, *, everything: bool = False) -> dict[str, Any]:
    """The problems by kind, the serious ones first, with the text around them; of each kind the first few or all."""
    issues = findings.of(report)
    groups: dict[str, list[dict[str, Any]]] = {}
    for issue in issues:
        groups.setdefault(issue["kind"], []).append(issue)
    totals = findings.counts(report)
    made = [_group(kind, found, totals[kind], passages, places, everything) for kind, found in groups.items()]
    made.sort(key=lambda group: (RANK.get(group["severity"], 3), -group["count"]))
    return {
        "count": findings.problems(report),
        "notes": findings.notes(report),
        "groups": made,
        "all": everything,
    }


def _group(
    kind: str, issues: list[dict[str, Any]], total: int, passages: Passages, places: Places, everything: bool
) -> dict[str, Any]:
    severity = min((issue.get("severity", "info") for issue in issues), key=lambda word: RANK.get(word, 3))
    shown = issues if everything else issues[:SHOWN]
    message, mend = _shared("message", issues), _shared("mend", issues)
    return {
        "kind": kind,
        "name": names.name(names.ISSUES, kind),
        "severity": severity,
        "severity_name": names.name(names.SEVERITIES, severity),
        "count": total,
        "listed": len(issues),
        "left": len(issues) - len(shown),
        "message": localised(message),
        "mend": localised(mend),
        "shown": [_issue(issue, passages, places, message, mend) for issue in shown],
    }


def _shared(part: str, issues: list[dict[str, Any]]) -> str:
    """What is said of more than one of a kind is said once, above them."""
    [(said, times)] = Counter(issue.get(part) or "" for issue in issues).most_common(1)
    return said if times > 1 and (part == "mend" or times == len(issues)) else ""


def _issue(issue: dict[str, Any], passages: Passages, places: Places, message: str, mend: str) -> dict[str, Any]:
    start, end = issue.get("start", 0), issue.get("end", 0)
    passage = _passage(issue, start, end, passages) if end else None
    own = issue.get("mend") or ""
    return {
        "message": "" if message else localised(issue.get("message")),
        "mend": "" if own == mend else localised(own),
        "place": places.at(*address(issue)),
        "first": _first(issue, places),
        "passage": passage,
        "snippet": "" if passage else issue.get("snippet", ""),
    }


def _passage(issue: dict[str, Any], start: int, end: int, passages: Passages) -> Passage | None:
    """The text at the point of a problem, which is what is marked in it."""
    if breaks(issue):
        around = passages.at(end, end)
        return around and Passage(around.before.rstrip() + " ", BREAK, " " + around.after.lstrip())
    around = passages.at(*focus(issue | {"start": start, "end": end}))
    if around and len(around.text) > MARKED:
        return Passage(around.text, "", "")
    return around and Passage(around.before, around.text or "|", around.after)


def _first(issue: dict[str, Any], places: Places) -> Place | None:
    """Where what comes twice stands for the first time."""
    if source := repeated(issue):
        return places.at(*source)
    repeats = (issue.get("data") or {}).get("repeats")
    return places.of(repeats) if isinstance(repeats, int) else None
