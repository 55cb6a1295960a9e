from __future__ import annotations

from functools import reduce
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tasks.analysis.files import findings
from tasks.web.report import names
from tasks.web.report.sentences import is_english


def summary(report: dict[str, Any]) -> str:
    """The report's paragraph of facts: its own in English, the same facts put together anew in another language."""
    if is_english():
        return report.get("summary") or ""
    source, counts = report.get("source") or {}, report.get("counts") or {}
    language = names.name(names.LANGUAGES, source.get("language") or "und")
    sentences = _book(source)
    sentences += [_("%(language)s, %(encoding)s.") % {"language": language, "encoding": source.get("encoding") or "–"}]
    sentences.append(_extent(report))
    if counts.get("reading_minutes"):
        sentences.append(_("About %(time)s to read.") % {"time": names.minutes(max(1, counts["reading_minutes"]))})
    dialogue = report.get("dialogue") or {}
    if dialogue.get("quotes"):
        sentences.append(_("Dialogue makes up %(share)s of it.") % {"share": f"{dialogue.get('ratio') or 0:.0%}"})
    if people := report.get("characters"):
        named = _(", ").join(person["name"] for person in people[:3])
        sentences.append(_("Most often named: %(names)s.") % {"names": named})
    sentences.append(_problems(findings.counts(report)))
    sentences += _scores(report.get("scores") or {})
    # How sentences follow one another is the language's own affair: with a space, or without.
    return reduce(lambda one, two: _("%(one)s %(two)s") % {"one": one, "two": two}, sentences)


def _book(source: dict[str, Any]) -> list[str]:
    if not source.get("title"):
        return []
    if not source.get("author"):
        return [_("“%(title)s”.") % {"title": source["title"]}]
    return [_("“%(title)s” by %(author)s.") % {"title": source["title"], "author": source["author"]}]


def _scores(scores: dict[str, Any]) -> list[str]:
    values = {name: (scores.get(name) or {}).get("value") for name in ("quality", "confidence")}
    if None in values.values():
        return []
    text = _("Integrity of the text %(quality)s, confidence of this report %(confidence)s.")
    return [text % {name: number_format(value or 0, 2) for name, value in values.items()}]


def _extent(report: dict[str, Any]) -> str:
    counts = report.get("counts") or {}
    length = counts.get("words")
    chinese = names.in_characters(report.get("source") or {}) or length is None
    amount = number_format((length if length is not None else counts.get("characters")) or 0, force_grouping=True)
    text = _("%(amount)s characters") if chinese else _("%(amount)s words")
    chapters = counts.get("chapters") or 0
    shown = number_format(chapters, force_grouping=True)
    divided = ngettext("%(count)s chapter", "%(count)s chapters", chapters) % {"count": shown}
    parts = len((report.get("structure") or {}).get("parts") or [])
    if not chapters:
        divided = _("no chapters found")
    elif parts > 1:
        divided = _("%(chapters)s in %(count)s parts") % {"chapters": divided, "count": parts}
    return _("%(length)s, %(chapters)s.") % {"length": text % {"amount": amount}, "chapters": divided}


def _problems(counts: dict[str, int]) -> str:
    kinds = {kind: count for kind, count in counts.items() if kind != "boilerplate"}
    if not kinds:
        return _("No problem was found in the text.")
    listed = _(", ").join(f"{names.name(names.ISSUES, kind)} {count:,}" for kind, count in sorted(kinds.items()))
    return _("Found: %(problems)s.") % {"problems": listed}
