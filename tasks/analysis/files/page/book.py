"""What the sections of the page have in common."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from tasks.analysis.files import findings, places, wording
from tasks.analysis.files.page import markup
from tasks.analysis.files.removals import Group, grouped
from tasks.analysis.files.told import Told
from tasks.analysis.translator import ENGLISH, Translator

SHOWN = 300  # lists longer than this go on in report.json


class Book(Told):
    """What the sections say, as markup."""

    def __init__(self, report: dict[str, Any], text: str, translator: Translator = ENGLISH) -> None:
        super().__init__(report, text, translator)
        # Chinese and Japanese share code points that look different: a browser must know which it is.
        self.lang = f'lang="{markup.text(wording.tag(report["source"]))}"'

    @cached_property
    def removals(self) -> list[Group]:
        return grouped(self.report.get("removals", []))

    @cached_property
    def issues(self) -> list[dict[str, Any]]:
        """The problems and notes that the page shows."""
        return findings.first(findings.of(self.report), SHOWN)

    @cached_property
    def lines(self) -> dict[int, int]:
        """The line numbers of all places that the page names."""
        offsets = [issue["start"] for issue in self.issues]
        offsets += [group.start for group in self.removals[:SHOWN]]
        return places.lines(self.text, offsets)

    @cached_property
    def flagged(self) -> dict[int, list[str]]:
        """For each chapter the kinds of problems in it, notes left out."""
        return {index: list(kinds) for index, kinds in findings.by_chapter(self.report).items()}

    @cached_property
    def pace(self) -> dict[int, dict[str, Any]]:
        return {row["chapter"]: row for row in self.report["pace"]}

    def lang_of(self, index: int | None) -> str:
        """The language of a chapter's name: the novel's where it is printed there, else the reader's.

        In English it has always been the novel's, and the same input goes on giving the same bytes.
        """
        own = self.translator.tag != ENGLISH.tag and not self.names.heading(index)
        return f'lang="{self.translator.tag}"' if own else self.lang

    def chapter_name(self, index: int | None) -> str:
        return f"<span {self.lang_of(index)}>{markup.text(self.names.of(index))}</span>"

    def chapter_link(self, index: int | None) -> str:
        """A chapter's name, leading to its row in the map."""
        name = self.chapter_name(index)
        return f'<a href="#c{index}">{name}</a>' if index in self.known else name

    @cached_property
    def known(self) -> set[int | None]:
        return {chapter["index"] for chapter in self.report["chapters"]}

    def absent(self, what: str, reason: str) -> str:
        """Says that something is not there, and why."""
        said = (
            self.gettext("%(what)s: not available – %(reason)s.")
            if reason
            else self.gettext("%(what)s: not available.")
        )
        return f'<p class="absent">{markup.text(said % {"what": what, "reason": reason})}</p>'
