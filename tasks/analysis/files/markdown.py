"""`report.md`: the report as plain text with marks, for a terminal, a wiki or a message."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from tasks.analysis.files import findings, headings, places, wording
from tasks.analysis.files.clean import legal
from tasks.analysis.files.removals import grouped
from tasks.analysis.files.told import Told
from tasks.analysis.translator import ENGLISH, Translator

LISTED = 300
PEOPLE, PAIRS, PHRASES, TERMS = 40, 20, 30, 30
# What Markdown would read as a mark, a link, a tag or an entity.
_MARK = re.compile(r"([\\`*_{}\[\]<>|#~&$]|^\s*[-+=:])")
_NUMBER = re.compile(r"^(\d+)([.)])(?= |$)")  # the beginning of a numbered list


def render(report: dict[str, Any], text: str, translator: Translator = ENGLISH) -> bytes:
    """The report in CommonMark with tables."""
    told = Told(report, text, translator)
    parts = [
        f"# {plain(told.title)}",
        plain(report["source"]["author"]) if report["source"]["author"] else "",
        plain(translator.summary(report)),
        *_overview(told),
        *_scores(told),
        *_problems(told),
        *_removed(told),
        *_chapters(told),
        *_people(told),
        *_style(told),
        *_terms(told),
        *_tone(told),
        *_method(told),
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8", "replace")


def plain(value: object) -> str:
    """Text on one line in which nothing is a mark."""
    return _NUMBER.sub(r"\1\\\2", _MARK.sub(r"\\\1", " ".join(legal(str(value)).split())))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    line = "|".join("--:" if head.endswith("#") else ":--" for head in heads)
    lines = [f"| {' | '.join(head.rstrip('#') for head in heads)} |", f"|{line}|"]
    return "\n".join(lines + [f"| {' | '.join(row)} |" for row in rows])


def _overview(told: Told) -> list[str]:
    source, counts = told.report["source"], told.report["counts"]
    rows = [
        (told.gettext("Language"), plain(wording.language(source, told.translator))),
        (told.gettext("Encoding"), plain(source["encoding"])),
        (told.unit, wording.number(counts["words"])),
        (told.gettext("Chapters"), wording.number(counts["chapters"])),
        (told.gettext("Reading time"), wording.minutes(counts["reading_minutes"], told.translator)),
        (told.gettext("Read aloud"), wording.minutes(counts.get("listening_minutes"), told.translator)),
        (told.gettext("Dialogue"), wording.share(told.report["dialogue"]["ratio"])),
        (told.gettext("Problems"), wording.number(findings.problems(told.report))),
    ]
    return [_heading(told.gettext("At a glance")), _table(("", ""), rows)]


def _scores(told: Told) -> list[str]:
    quality, confidence = told.report["scores"]["quality"], told.report["scores"]["confidence"]
    deducted = [
        (*_component(told, part), f"{part.get('deduction', part['value'] * part['weight']):.2f}")
        for part in quality["components"]
    ]
    sure = [(*_component(told, part), f"{part['value']:.2f}") for part in confidence["components"]]
    checked, basis, finding = told.gettext("Checked"), told.gettext("Basis"), told.gettext("Finding")
    amounts = _table((checked, finding, told.gettext("Deducted") + "#"), deducted)
    shares = _table((basis, finding, told.gettext("Sure") + "#"), sure)
    return [
        *_score(told, told.gettext("Integrity of the text"), quality, amounts),
        *_score(told, told.gettext("Confidence in this report"), confidence, shares),
    ]


def _score(told: Told, name: str, score: dict[str, Any], components: str) -> list[str]:
    if score["value"] is None:
        return []
    said = told.gettext("%(name)s: %(value)s") % {"name": name, "value": f"{score['value']:.2f}"}
    return [_heading(said, 3), plain(told.sentence(score.get("note", ""))), components]


def _component(told: Told, part: dict[str, Any]) -> tuple[str, str]:
    name = wording.component(part["name"], told.translator)
    return plain(name[:1].lower() + name[1:]), plain(told.sentence(part["why"]))


def _problems(told: Told) -> list[str]:
    issues = findings.of(told.report)
    shown = findings.first(issues, LISTED)
    heading = _heading(told.gettext("Problems"))
    if not issues:
        return [heading, told.gettext("No problem was found in this text.")]
    numbers = places.lines(told.text, (issue["start"] for issue in shown))
    said = told.gettext("**%(kind)s** (%(where)s): %(message)s")
    lines = []
    for issue in shown:
        message = told.joined(plain(told.sentence(issue["message"])), plain(told.sentence(issue["mend"])))
        parts = {
            "kind": told.kind(issue["kind"]),
            "where": _where(told, issue["chapter"], numbers[issue["start"]]),
            "message": message,
        }
        lines.append(f"- {said % parts}".rstrip())
    return [heading, told.amount(), "\n".join(lines), _cut(told, shown), _more(told, len(issues) - len(shown))]


def _cut(told: Told, shown: list[dict[str, Any]]) -> str:
    """The kinds of which more was found than is listed."""
    listed = Counter(issue["kind"] for issue in shown)
    said = told.gettext("%(name)s: %(value)s")
    lines = [
        f"- {said % {'name': told.kind(kind), 'value': cut}}"
        for kind, total in findings.counts(told.report).items()
        if (cut := told.cut(total, listed[kind]))
    ]
    return "\n".join(lines)


def _where(told: Told, chapter: int | None, line: int) -> str:
    if chapter is None:
        return told.gettext("line %(number)s") % {"number": f"{line:,}"}
    parts = {"chapter": plain(told.names.of(chapter)), "number": f"{line:,}"}
    return told.gettext("%(chapter)s, line %(number)s") % parts


def _more(told: Told, rest: int) -> str:
    said = told.ngettext("%(count)s more in report.json.", "%(count)s more in report.json.", rest)
    return said % {"count": f"{rest:,}"} if rest > 0 else ""


def _removed(told: Told) -> list[str]:
    groups = grouped(told.report.get("removals", []))
    heading = _heading(told.gettext("Left out of the clean text"))
    if not groups:
        return [heading, told.gettext("Nothing: clean.txt and book.epub hold the whole text.")]
    numbers = places.lines(told.text, (group.start for group in groups[:LISTED]))
    rows = [
        (
            f"{numbers[group.start]:,}",
            told.kind(group.kind),
            plain(group.text) + (f" → {plain(group.replacement)}" if group.replacement else ""),
            f"{group.characters:,}",
        )
        for group in groups[:LISTED]
    ]
    heads = (
        told.gettext("Line") + "#",
        told.gettext("What"),
        told.gettext("What stood there"),
        told.gettext("Characters") + "#",
    )
    return [heading, _table(heads, rows), _more(told, len(groups) - LISTED)]


def _chapters(told: Told) -> list[str]:
    heading = _heading(told.gettext("Chapters"))
    if not told.report["chapters"]:
        return [heading, told.gettext("No headings were found in this text.")]
    rows = (
        (
            str(chapter["index"]),
            plain(headings.printed(chapter["heading"])),
            wording.number(chapter["words"]),
            wording.share(chapter["dialogue_ratio"]),
        )
        for chapter in told.report["chapters"]
    )
    heads = ("#", told.gettext("Heading"), told.unit + "#", told.gettext("Dialogue") + "#")
    return [heading, _table(heads, rows)]


def _people(told: Told) -> list[str]:
    people = told.report["characters"]
    heading = _heading(told.gettext("People"))
    if not people:
        return [heading, _absent(told, "characters", told.gettext("no name comes often enough to be sure of it"))]
    rows = [
        (
            plain(p["name"]),
            plain(told.gettext(", ").join(p["aliases"])),
            f"{p['mentions']:,}",
            f"{p['lines']:,}",
            *([f"{len(p['chapters']):,}"] if told.report["chapters"] else []),
        )
        for p in people[:PEOPLE]
    ]
    heads = (
        told.gettext("Name"),
        told.gettext("Also"),
        told.gettext("Named") + "#",
        told.gettext("Quotations") + "#",
        *([told.gettext("Chapters") + "#"] if told.report["chapters"] else []),
    )
    pairs = [(plain(r["a"]), plain(r["b"]), f"{r['weight']:,}") for r in (told.report["relations"] or [])[:PAIRS]]
    met = ("", told.pgettext("appears", "with"), told.gettext("Times together") + "#")
    together = [_heading(told.gettext("Who appears with whom"), 3), _table(met, pairs)] if pairs else []
    return [heading, _table(heads, rows), *together]


def _style(told: Told) -> list[str]:
    norms = told.report["style"].get("norms")
    parts = [_heading(told.gettext("Style"))]
    measure = told.gettext("Measure")
    seen: set[str] = set()
    if norms:
        seen = {measure["name"] for measure in norms["measures"]}
        rows = [
            (told.label(m["name"]), wording.measure(m["name"], m["value"]), f"{m['percentile']}%")
            for m in norms["measures"]
        ]
        heads = (measure, told.gettext("This text") + "#", told.gettext("Higher than") + "#")
        parts.append(told.gettext("Beside %(set)s.") % {"set": plain(told.sentence(norms["set"]))})
        parts.append(_table(heads, rows))
    others = [
        (told.label(name), wording.measure(name, value))
        for group in (told.report["readability"], told.report["vocabulary"], told.report["style"])
        for name, value in (group or {}).items()
        if name not in seen and isinstance(value, (int, float))
    ]
    if others:
        parts.append(_table((measure, told.gettext("Value") + "#"), others))
    phrases = told.gettext(", ").join(
        f"{plain(phrase['text'])} ({phrase['count']:,})" for phrase in (told.report["phrases"] or [])[:PHRASES]
    )
    return [*parts, _heading(told.gettext("Repeated phrases"), 3), phrases] if phrases else parts


def _terms(told: Told) -> list[str]:
    heading, keywords = _heading(told.gettext("Key terms")), told.report["keywords"]
    if keywords is None:
        return [heading, _absent(told, "keywords")]
    return [heading, told.gettext(", ").join(plain(keyword["term"]) for keyword in keywords[:TERMS])]


def _tone(told: Told) -> list[str]:
    heading, sentiment = _heading(told.gettext("Tone over the book")), told.report["sentiment"]
    if not told.report["sentiment_arc"]:
        return [heading, _absent(told, "sentiment_arc")]
    trial = told.gettext("An experiment in this language.") if sentiment["experimental"] else ""
    lead = told.gettext("The passages where it stands out most:")
    passages = [
        f"> {plain(places.quote(told.text, extreme['start'], extreme['end'], 600))}\n>\n> — {_place(told, extreme)}"
        for extreme in sentiment["extremes"]
    ]
    return [heading, told.joined(trial, lead), *passages]


def _place(told: Told, extreme: dict[str, Any]) -> str:
    chapter = plain(told.names.at(extreme["start"]))
    parts = {"share": wording.share(extreme["position"]), "chapter": chapter}
    if not chapter:
        return told.gettext("%(share)s into the book") % parts
    return told.gettext("%(share)s into the book, %(chapter)s") % parts


def _method(told: Told) -> list[str]:
    source = told.report["source"]
    said = told.gettext("%(name)s: %(definition)s.")
    lines = [
        said % {"name": told.label(name), "definition": plain(told.sentence(words))}
        for name, words in told.report["counts"].get("definitions", {}).items()
    ]
    said = told.gettext("%(name)s: not available, %(reason)s.")
    for name, reason in told.report["unavailable"].items():
        what = wording.part(name, told.translator) or plain(name)
        lines.append(said % {"name": what, "reason": plain(told.sentence(reason))})
    said = told.ngettext(
        "Source: %(name)s, %(count)s byte, SHA-256 %(digest)s.",
        "Source: %(name)s, %(count)s bytes, SHA-256 %(digest)s.",
        source["bytes"],
    )
    parts = {"name": plain(source["file_name"]), "count": f"{source['bytes']:,}", "digest": source["sha256"]}
    lines.append(said % parts)
    return [_heading(told.gettext("Method")), "\n".join(f"- {line}" for line in lines)]


def _absent(told: Told, name: str, otherwise: str = "") -> str:
    reason = told.reason(name) or otherwise
    if not reason:
        return told.gettext("Not available.")
    return told.gettext("Not available: %(reason)s.") % {"reason": plain(reason)}


def _heading(text: str, level: int = 2) -> str:
    return f"{'#' * level} {text}"
