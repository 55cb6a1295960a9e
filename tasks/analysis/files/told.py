"""A report with its text, and what its files say of it in the reader's language."""

from __future__ import annotations

from typing import Any

from tasks.analysis.files import findings, places, wording
from tasks.analysis.translator import ENGLISH, Translator


class Told:
    """What the page and the Markdown have in common."""

    def __init__(self, report: dict[str, Any], text: str, translator: Translator = ENGLISH) -> None:
        self.report = report
        self.text = text
        self.translator = translator
        self.gettext, self.ngettext, self.pgettext = translator.gettext, translator.ngettext, translator.pgettext
        self.sentence = translator.sentence
        self.title = wording.title(report, translator)
        self.names = places.ChapterNames(report, translator)
        self.in_characters = wording.in_characters(report["source"])
        self.unit = wording.unit(report["source"], translator)

    def reason(self, name: str) -> str:
        """Why a part of the report is not there; blank where it does not say."""
        return self.sentence(self.report["unavailable"].get(name) or "")

    def label(self, name: str) -> str:
        """The name of a measure or of a count."""
        return wording.label(name, self.translator, characters=self.in_characters)

    def kind(self, name: str) -> str:
        """The name of a kind of problem."""
        return wording.kind(name, self.translator)

    def amount(self) -> str:
        """How many problems there are, and how many notes, which are none."""
        problems, notes = findings.problems(self.report), findings.notes(self.report)
        said = self.ngettext("%(count)s problem.", "%(count)s problems.", problems) % {"count": f"{problems:,}"}
        if not notes:
            return said
        besides = self.ngettext(
            "Besides, %(count)s note, which is not counted.", "Besides, %(count)s notes, which are not counted.", notes
        )
        return self.joined(said, besides % {"count": f"{notes:,}"})

    def cut(self, found: int, listed: int) -> str:
        """Says so where not all that was found is listed."""
        said = self.gettext("%(count)s found, the first %(listed)s listed.")
        return said % {"count": f"{found:,}", "listed": f"{listed:,}"} if listed < found else ""

    def joined(self, *sentences: str) -> str:
        return wording.joined(self.translator, *sentences)
