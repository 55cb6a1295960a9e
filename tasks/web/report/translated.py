"""`report.html` and `report.md` in another language than that of the stored ones, which is English.

They are made when they are asked for, of the report and the text, in the words that the pages have. What an external
worker hands in under these names is its own, and comes as it is.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.utils import translation

from tasks.analysis.decoding import decode
from tasks.analysis.files import markdown, page
from tasks.analysis.files.whole import whole
from tasks.analysis.translator import ENGLISH, Translator
from tasks.selectors.reading_reports import StrangeReport, reading
from tasks.selectors.result import report_of
from tasks.services.sources import read_source
from tasks.web.report.sentences import localised
from tasks.web.report.summary import summary

FILES = {"report.html": page.render, "report.md": markdown.render}


class Active(Translator):
    """Says everything in the language that is active."""

    def __init__(self) -> None:
        self.tag = tag(translation.get_language() or ENGLISH.tag)

    def gettext(self, message: str) -> str:
        return translation.gettext(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        return translation.ngettext(one, many, count)

    def pgettext(self, context: str, message: str) -> str:
        return translation.pgettext(context, message)

    def sentence(self, said: str) -> str:
        return localised(said)

    def summary(self, report: dict[str, Any]) -> str:
        return summary(report)


def tag(language: str) -> str:
    """One of the installation's languages as BCP 47 has it: zh-Hans."""
    return translation.to_locale(language).replace("_", "-")


def address(url: str, name: str, *, download: bool = False) -> str:
    """The address of a file at `url`, in the language that is active; `download`: to keep rather than to show."""
    language = translation.get_language() or ENGLISH.tag
    asked = [f"language={language}"] if name in FILES and language != ENGLISH.tag else []
    query = "&".join(asked + ["download"] * download)
    return f"{url}?{query}" if query else url


def render(task_id: str, name: str, language: str) -> bytes | None:
    """The file `name` in a language; None where the stored one is what there is. Raises `NotFound` (`file_gone`)."""
    if name not in FILES or language == ENGLISH.tag:
        return None
    report = report_of(task_id)
    if report is None:
        return None
    text = decode(read_source(task_id)).text
    with suppress(StrangeReport), translation.override(language), reading(task_id):
        return FILES[name](whole(report), text, Active())
    return None
