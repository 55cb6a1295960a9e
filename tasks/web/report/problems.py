from __future__ import annotations

from typing import Any

from tasks.analysis.files import findings
from tasks.web.report import names
from tasks.web.report.passages import Passages
from tasks.web.report.sentences import localised

SHOWN = 20
RANK = {"error": 0, "warning": 1, "info": 2}


def view(report: dict[str, Any], passages: Passages) -> dict[str, Any]:
    """The problems by kind, the serious ones first, the first ones of each with the text around them."""
    issues = findings.of(report)
    groups: dict[str, list[dict[str, Any]]] = {}
    for issue in issues:
        groups.setdefault(issue["kind"], []).append(issue)
    totals = findings.counts(report)
    made = [_group(kind, found, totals[kind], passages) for kind, found in groups.items()]
    made.sort(key=lambda group: (RANK.get(group["severity"], 3), -group["count"]))
    return {"count": findings.problems(report), "notes": findings.notes(report), "groups": made}


def _group(kind: str, issues: list[dict[str, Any]], total: int, passages: Passages) -> dict[str, Any]:
    severity = min((issue.get("severity", "info") for issue in issues), key=lambda word: RANK.get(word, 3))
    return {
        "kind": kind,
        "name": names.name(names.ISSUES, kind),
        "severity": severity,
        "severity_name": names.name(names.SEVERITIES, severity),
        "count": total,
        "listed": len(issues) if len(issues) < total else None,
        "left": max(0, len(issues) - SHOWN),
        "shown": [_issue(issue, passages) for issue in issues[:SHOWN]],
    }


def _issue(issue: dict[str, Any], passages: Passages) -> dict[str, Any]:
    start, end = issue.get("start", 0), issue.get("end", 0)
    passage = passages.at(start, end) if end else None
    return {
        "message": localised(issue.get("message")),
        "mend": localised(issue.get("mend")),
        "chapter": issue.get("chapter"),
        "start": start,
        "passage": passage,
        "snippet": "" if passage else issue.get("snippet", ""),
    }
