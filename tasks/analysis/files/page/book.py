"""What the sections of the page have in common."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from tasks.analysis.files import findings, places, wording
from tasks.analysis.files.page import markup
from tasks.analysis.files.removals import Group, grouped

SHOWN = 300  # lists longer than this go on in report.json


class Book:
    """A report with its text."""

    def __init__(self, report: dict[str, Any], text: str) -> None:
        self.report = report
        self.text = text
        self.title = wording.title(report)
        self.names = places.ChapterNames(report)
        # Chinese and Japanese share code points that look different: a browser must know which it is.
        self.lang = f'lang="{markup.text(wording.tag(report["source"]))}"'
        self.unit = wording.unit(report["source"])

    @cached_property
    def removals(self) -> list[Group]:
        return grouped(self.report.get("removals", []))

    @cached_property
    def lines(self) -> dict[int, int]:
        """The line numbers of all places that the page names."""
        offsets = [issue["start"] for issue in findings.of(self.report)[:SHOWN]]
        offsets += [group.start for group in self.removals[:SHOWN]]
        return places.lines(self.text, offsets)

    @cached_property
    def flagged(self) -> dict[int, list[str]]:
        """For each chapter the kinds of problems in it, notes left out."""
        found: dict[int, list[str]] = {}
        for issue in self.report["issues"]:
            if issue["severity"] != "info" and issue["chapter"] is not None:
                kinds = found.setdefault(issue["chapter"], [])
                if issue["kind"] not in kinds:
                    kinds.append(issue["kind"])
        return found

    @cached_property
    def pace(self) -> dict[int, dict[str, Any]]:
        return {row["chapter"]: row for row in self.report["pace"]}

    def chapter_link(self, index: int | None) -> str:
        """A chapter's name, leading to its row in the map."""
        name = f"<span {self.lang}>{markup.text(self.names.of(index))}</span>"
        return f'<a href="#c{index}">{name}</a>' if index in self.known else name

    @cached_property
    def known(self) -> set[int | None]:
        return {chapter["index"] for chapter in self.report["chapters"]}

    def reason(self, name: str) -> str | None:
        """Why a part of the report is not there."""
        found: str | None = self.report["unavailable"].get(name)
        return found
