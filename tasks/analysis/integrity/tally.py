"""How much is found, whatever is listed of it: a file may hold thousands of one kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tasks.analysis.values import Issue

NOTE = "info"
"""The severity of what is no problem, and is not counted as one."""


class Tally:
    """`unlisted` counts by kind and severity what goes beyond the lists, `problems` by chapter and kind all but notes."""

    def __init__(self) -> None:
        self.unlisted: dict[str, dict[str, int]] = {}
        self.problems: dict[int, dict[str, int]] = {}

    def beyond(self, kind: str, severity: str, chapter: int | None) -> None:
        """One that is not listed."""
        by_severity = self.unlisted.setdefault(kind, {})
        by_severity[severity] = by_severity.get(severity, 0) + 1
        self._count(kind, severity, chapter)

    def cut(self, issues: list[Issue], limit: int) -> list[Issue]:
        """The first ones; the rest is counted."""
        for issue in issues[limit:]:
            self.beyond(issue.kind, issue.severity, issue.chapter)
        return issues[:limit]

    def listed(self, issues: Iterable[Issue], broken: Iterable[dict[str, Any]]) -> None:
        """Those that are listed: the issues, and the places of broken lines."""
        for issue in issues:
            self._count(issue.kind, issue.severity, issue.chapter)
        for place in broken:
            self._count("broken_lines", "warning", place["chapter"])

    def _count(self, kind: str, severity: str, chapter: int | None) -> None:
        if severity != NOTE and chapter is not None:
            kinds = self.problems.setdefault(chapter, {})
            kinds[kind] = kinds.get(kind, 0) + 1
