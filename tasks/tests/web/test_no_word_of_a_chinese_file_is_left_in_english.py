"""`report.html` and `report.md` in Chinese hold no English but the novel's own and what is called so in Chinese too."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import Any

import pytest
from django.utils import translation

from tasks.analysis import pipeline
from tasks.analysis.analysed import Analysis
from tasks.analysis.files import findings
from tasks.analysis.translator import ENGLISH, Translator
from tasks.tests.web.test_no_sentence_of_a_report_is_left_in_english import TEXTS
from tasks.web.report.translated import FILES, Active

pytestmark = pytest.mark.pure

WORD = re.compile(r"[A-Za-z]{2,}")
# Names of files, measures and standards.
TECHNICAL = re.compile(
    r"\b[\w-]+\.(?:txt|json|csv|epub)\b|\b[0-9a-f]{64}\b|\b(?:SHA|UTF|MATTR|MTLD|Flesch|Kincaid|Gunning|Unicode)\b"
    r"|-ly\b|“(?:said|asked)”"
)


@cache
def analysed(name: str) -> Analysis:
    return pipeline.analyse(TEXTS[name], "novel.txt")


def shown(file: str) -> str:
    """What a reader sees or hears of a file: its text, and the attributes that are read out or shown under a pointer."""
    attributes = re.findall(r'\b(?:title|aria-label|alt)="([^"]*)"', file)
    return unescape(re.sub(r"<style>.*?</style>|<[^>]*>", " ", " ".join([file, *attributes]), flags=re.DOTALL))


def left(file: str, found: Analysis) -> set[str]:
    """The English words in it that are neither the novel's nor technical."""
    report: dict[str, Any] = found.report
    source = report["source"]
    codes = (source["encoding"], source["language"], report["structure"]["style"], report["schema"])
    # Phrases and terms are in lower case; a snippet may end inside a word.
    snippets = [issue["snippet"] for issue in findings.of(report)]
    novels = set(WORD.findall(" ".join([found.text, found.text.lower(), *snippets, *codes])))
    return set(WORD.findall(TECHNICAL.sub(" ", file))) - novels


def rendered(kind: str, found: Analysis, translator: Translator) -> str:
    file = FILES[kind](found.report, found.text, translator).decode()
    return shown(file) if kind == "report.html" else file


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("kind", FILES)
def test_all_is_chinese(kind: str, name: str) -> None:
    found = analysed(name)
    with translation.override("zh-hans"):
        assert left(rendered(kind, found, Active()), found) == set()


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("kind", FILES)
def test_english_would_be_seen(kind: str, name: str) -> None:
    found = analysed(name)
    assert len(left(rendered(kind, found, ENGLISH), found)) > 50


class Marked(Translator):
    """Sets apart whatever passes through it."""

    tag = "xx"

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, one: str, many: str, count: int) -> str:
        return f"⟦{many}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{message}⟧"

    def sentence(self, said: str) -> str:
        return f"⟦{said}⟧"

    def summary(self, report: dict[str, Any]) -> str:
        return "⟦⟧"


@pytest.mark.parametrize("kind", FILES)
def test_everything_that_is_said_passes_through_the_translator(kind: str) -> None:
    """Of texts whose own words are not English, so that none could hide one of ours."""
    for name in ("chinese", "russian", "thai", "no language", "one line"):
        found = analysed(name)
        file = rendered(kind, found, Marked())
        while (inner := re.sub("⟦[^⟦⟧]*⟧", " ", file)) != file:
            file = inner
        assert left(file, found) == set(), name


@pytest.mark.parametrize("kind", FILES)
def test_the_same_input_gives_the_same_bytes(kind: str) -> None:
    found = analysed("english")
    with translation.override("zh-hans"):
        assert rendered(kind, found, Active()) == rendered(kind, found, Active())
