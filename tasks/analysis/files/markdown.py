"""`report.md`: the report as plain text with marks, for a terminal, a wiki or a message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from tasks.analysis.files import findings, headings, places, wording
from tasks.analysis.files.clean import legal
from tasks.analysis.files.removals import grouped

LISTED = 300
PEOPLE, PAIRS, PHRASES, TERMS = 40, 20, 30, 30
# What Markdown would read as a mark, a link, a tag or an entity.
_MARK = re.compile(r"([\\`*_{}\[\]<>|#~&$]|^\s*(?:[-+=:]|\d+(?=[.)])))")


def render(report: dict[str, Any], text: str) -> bytes:
    """The report in CommonMark with tables."""
    names = places.ChapterNames(report)
    parts = [
        f"# {plain(wording.title(report))}",
        plain(report["source"]["author"]) if report["source"]["author"] else "",
        plain(report["summary"]),
        *_overview(report),
        *_scores(report["scores"]),
        *_problems(report, text, names),
        *_removed(report, text),
        *_chapters(report),
        *_people(report),
        *_style(report),
        *_terms(report),
        *_tone(report, text, names),
        *_method(report),
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8", "replace")


def plain(value: object) -> str:
    """Text on one line in which nothing is a mark."""
    return _MARK.sub(r"\\\1", " ".join(legal(str(value)).split()))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    line = "|".join("--:" if head.endswith("#") else ":--" for head in heads)
    lines = [f"| {' | '.join(head.rstrip('#') for head in heads)} |", f"|{line}|"]
    return "\n".join(lines + [f"| {' | '.join(row)} |" for row in rows])


def _overview(report: dict[str, Any]) -> list[str]:
    source, counts = report["source"], report["counts"]
    rows = [
        ("Language", wording.language(source)),
        ("Encoding", plain(source["encoding"])),
        (wording.unit(source).capitalize(), wording.number(counts["words"])),
        ("Chapters", wording.number(counts["chapters"])),
        ("Reading time", wording.minutes(counts["reading_minutes"])),
        ("Read aloud", wording.minutes(counts.get("listening_minutes"))),
        ("Dialogue", wording.share(report["dialogue"]["ratio"])),
    ]
    return ["## At a glance", _table(("", ""), rows)]


def _scores(scores: dict[str, Any]) -> list[str]:
    quality, confidence = scores["quality"], scores["confidence"]
    deducted = [
        (plain(part["name"]), plain(part["why"]), f"{part.get('deduction', part['value'] * part['weight']):.2f}")
        for part in quality["components"]
    ]
    sure = [(plain(part["name"]), plain(part["why"]), f"{part['value']:.2f}") for part in confidence["components"]]
    return [
        f"### Integrity of the text: {quality['value']:.2f}",
        plain(quality.get("note", "")),
        _table(("Checked", "Finding", "Deducted#"), deducted),
        f"### Confidence in this report: {confidence['value']:.2f}",
        _table(("Basis", "Finding", "Sure#"), sure),
    ]


def _problems(report: dict[str, Any], text: str, names: places.ChapterNames) -> list[str]:
    issues = findings.of(report)
    if not issues:
        return ["## Problems", "No problem was found in this text."]
    numbers = places.lines(text, (issue["start"] for issue in issues[:LISTED]))
    lines = []
    for issue in issues[:LISTED]:
        where = f"line {numbers[issue['start']]:,}"
        if issue["chapter"] is not None:
            where = f"{plain(names.of(issue['chapter']))}, {where}"
        lines.append(
            f"- **{wording.kind(issue['kind'])}** ({where}): {plain(issue['message'])} {plain(issue['mend'])}".rstrip()
        )
    rest = len(issues) - LISTED
    return ["## Problems", "\n".join(lines), f"{rest:,} more in report.json." if rest > 0 else ""]


def _removed(report: dict[str, Any], text: str) -> list[str]:
    groups = grouped(report.get("removals", []))
    heading = "## Left out of the clean text"
    if not groups:
        return [heading, "Nothing: clean.txt and book.epub hold the whole text."]
    numbers = places.lines(text, (group.start for group in groups[:LISTED]))
    rows = [
        (
            f"{numbers[group.start]:,}",
            wording.kind(group.kind),
            plain(group.text) + (f" → {plain(group.replacement)}" if group.replacement else ""),
            f"{group.characters:,}",
        )
        for group in groups[:LISTED]
    ]
    rest = len(groups) - LISTED
    listed = _table(("Line#", "What", "What stood there", "Characters#"), rows)
    return [heading, listed, f"{rest:,} more in report.json." if rest > 0 else ""]


def _chapters(report: dict[str, Any]) -> list[str]:
    if not report["chapters"]:
        return ["## Chapters", "No headings were found in this text."]
    rows = (
        (
            str(chapter["index"]),
            plain(headings.printed(chapter["heading"])),
            wording.number(chapter["words"]),
            wording.share(chapter["dialogue_ratio"]),
        )
        for chapter in report["chapters"]
    )
    return [
        "## Chapters",
        _table(("#", "Heading", f"{wording.unit(report['source']).capitalize()}#", "Dialogue#"), rows),
    ]


def _people(report: dict[str, Any]) -> list[str]:
    if not report["characters"]:
        return ["## People", _absent(report, "characters", "no name comes often enough to be sure of it")]
    rows = [
        (
            plain(p["name"]),
            plain(", ".join(p["aliases"])),
            f"{p['mentions']:,}",
            f"{p['lines']:,}",
            f"{len(p['chapters']):,}",
        )
        for p in report["characters"][:PEOPLE]
    ]
    parts = ["## People", _table(("Name", "Also", "Named#", "Quotations#", "Chapters#"), rows)]
    pairs = [(plain(r["a"]), plain(r["b"]), f"{r['weight']:,}") for r in (report["relations"] or [])[:PAIRS]]
    return [*parts, "### Who appears with whom", _table(("", "with", "Times together#"), pairs)] if pairs else parts


def _style(report: dict[str, Any]) -> list[str]:
    norms = report["style"].get("norms")
    parts = ["## Style"]
    seen: set[str] = set()
    if norms:
        seen = {measure["name"] for measure in norms["measures"]}
        rows = [
            (wording.label(m["name"]), wording.measure(m["name"], m["value"]), f"{m['percentile']}%")
            for m in norms["measures"]
        ]
        parts += [f"Beside {plain(norms['set'])}.", _table(("Measure", "This text#", "Higher than#"), rows)]
    others = [
        (wording.label(name), wording.measure(name, value))
        for group in (report["readability"], report["vocabulary"], report["style"])
        for name, value in (group or {}).items()
        if name not in seen and isinstance(value, (int, float))
    ]
    if others:
        parts.append(_table(("Measure", "Value#"), others))
    phrases = ", ".join(
        f"{plain(phrase['text'])} ({phrase['count']:,})" for phrase in (report["phrases"] or [])[:PHRASES]
    )
    return [*parts, "### Repeated phrases", phrases] if phrases else parts


def _terms(report: dict[str, Any]) -> list[str]:
    if report["keywords"] is None:
        return ["## Key terms", _absent(report, "keywords")]
    return ["## Key terms", ", ".join(plain(keyword["term"]) for keyword in report["keywords"][:TERMS])]


def _tone(report: dict[str, Any], text: str, names: places.ChapterNames) -> list[str]:
    if not report["sentiment_arc"]:
        return ["## Tone over the book", _absent(report, "sentiment_arc")]
    passages = [
        f"> {plain(places.quote(text, extreme['start'], extreme['end'], 600))}\n>\n"
        f"> — {100 * extreme['position']:.0f}% into the book, {plain(names.at(extreme['start']))}"
        for extreme in report["sentiment"]["extremes"]
    ]
    trial = "An experiment in this language. " if report["sentiment"]["experimental"] else ""
    return ["## Tone over the book", f"{trial}The passages where it stands out most:", *passages]


def _method(report: dict[str, Any]) -> list[str]:
    source = report["source"]
    lines = [
        f"- {wording.label(name)}: {plain(words)}." for name, words in report["counts"].get("definitions", {}).items()
    ]
    for name, reason in report["unavailable"].items():
        lines.append(f"- {wording.UNAVAILABLE.get(name, plain(name))}: not available, {plain(reason)}.")
    lines.append(f"- Source: {plain(source['file_name'])}, {source['bytes']:,} bytes, SHA-256 {source['sha256']}.")
    return ["## Method", "\n".join(lines)]


def _absent(report: dict[str, Any], name: str, otherwise: str = "") -> str:
    reason = report["unavailable"].get(name) or otherwise
    return f"Not available{': ' + plain(reason) if reason else ''}."
