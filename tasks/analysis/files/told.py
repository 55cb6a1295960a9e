"""A report with its text, and what its files say of it in the reader's language."""

from __future__ import annotations

from typing import Any

from tasks.analysis.files import places, wording
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
        return wording.label(name, self.translator)

    def kind(self, name: str) -> str:
        """The name of a kind of problem."""
        return wording.kind(name, self.translator)

    def joined(self, *sentences: str) -> str:
        return wording.joined(self.translator, *sentences)
