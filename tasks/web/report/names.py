"""The words for the report's codes. What is not known here is shown by its code."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tasks.analysis import heading_styles
from tasks.analysis.files import codes, headings, wording
from tasks.analysis.translator import Translator


def _lazily(table: dict[str, str]) -> dict[str, Any]:
    """A table of the analysis, said in the language of whoever reads it."""
    return {code: _(word) for code, word in table.items()}


COMPONENTS = _lazily(codes.COMPONENTS) | {
    "encoding damage": _("Damaged characters"),
    "chapter order": _("Order of chapters"),
    "structure": _("Chapters"),
    "sample size": _("Amount of text"),
    "prose": _("Likeness to prose"),
}
ISSUES = _lazily(codes.KINDS)
SEVERITIES: dict[str, Any] = {"error": _("Serious"), "warning": _("Look at it"), "info": _("For information")}
LANGUAGES = _lazily(codes.LANGUAGES) | {"und": _("Unknown")}
MEASURES = _lazily(codes.MEASURES)
KINDS: dict[str, Any] = {
    "chapter": pgettext_lazy("kind of chapter", "chapter"),
    "prologue": _("prologue"),
    "epilogue": _("epilogue"),
    "front": _("front matter"),
    "letter": _("letter"),
}
COUNTS = _lazily(codes.COUNTS) | {
    "han_characters": _("Han characters"),
    "reading_minutes": _("Reading time"),
    "listening_minutes": _("Read aloud"),
}
FILES: dict[str, Any] = {
    "report.html": _("The report in one file, to keep and to print"),
    "report.md": _("The report as Markdown"),
    "report.json": _("The report for programs"),
    "clean.txt": _("The cleaned text, UTF-8"),
    "book.epub": _("The novel as an e-book"),
    "chapters.csv": _("Chapters as a table"),
    "cast.csv": _("People as a table"),
    "relations.csv": _("Who appears with whom, as a table"),
}
SHARES = codes.SHARES
BESIDE = _lazily(codes.BESIDE)


class _Reader(Translator):
    """Whoever the page is for."""

    def gettext(self, message: str) -> str:
        return gettext(message)


def name(table: dict[str, Any], code: str) -> str:
    return str(table[code]) if code in table else code.replace("_", " ")


def rule(code: str) -> str:
    """A way of making headings."""
    return gettext(heading_styles.name(code))


def measured(table: dict[str, Any], code: str, report: dict[str, Any]) -> str:
    """The name of a measure or of a count, by what the report counts: words or characters."""
    characters = in_characters(report.get("source") or {})
    return str(BESIDE[code]) if characters and code in BESIDE else name(table, code)


def in_characters(source: dict[str, Any]) -> bool:
    """Whether what the report calls words are characters in this language."""
    return wording.in_characters({"language": source.get("language")})


def heading(text: str | None) -> str:
    """A heading as a reader wants it: without marks, which the report keeps; blank where there is none."""
    return headings.printed(text or "")


def minutes(count: float | None) -> str:
    """A time to read, as the files have it: 8 h 32 min."""
    return wording.minutes(count, _Reader())
