"""The structure of a novel: body, parts, chapters, tables of contents."""

from __future__ import annotations

from dataclasses import replace

from tasks.analysis.chapters import aozora, assemble, body, book, contents, families, fill, scan, titled
from tasks.analysis.chapters import pattern as own
from tasks.analysis.chapters.build import build
from tasks.analysis.errors import NoSuchChapters
from tasks.analysis.lines import Lines
from tasks.analysis.values import Language, Progress, Span, Structure, silent

__all__ = ["find"]


def find(
    text: str,
    language: Language,
    *,
    rule: str | None = None,
    pattern: str | None = None,
    progress: Progress = silent,
) -> Structure:
    """Find the chapters.

    `rule` names a family of headings to be used whatever the scores say (a key of `Structure.families`), `pattern` is
    a regular expression of the user's. Raises ValueError with a sentence for the user if either cannot be used.
    """
    lines = Lines(text)
    span = body.find(lines)
    if pattern is not None:
        found = _by_pattern(lines, span, pattern)
    else:
        found = _by_rules(lines, span, language, rule, progress)
    first = found.chapters[0].start if found.chapters else span[1]
    title, author = book.find(lines, span, first)
    progress(1.0)
    return replace(found, title=title, author=author)


def _by_pattern(lines: Lines, span: Span, pattern: str) -> Structure:
    chapters = own.find(lines, span, pattern)
    return build(lines, span, chapters, [], [], "pattern", {"pattern": 1.0}, families.sequence_share(chapters, []))


def _by_rules(lines: Lines, span: Span, language: Language, rule: str | None, progress: Progress) -> Structure:
    candidates = scan.scan(lines, span, language.code, lambda done: progress(0.7 * done))
    entries, tables = contents.find(lines, candidates, span)
    candidates = [candidate for place, candidate in enumerate(candidates) if place not in entries]
    name, members, scores = families.choose(candidates, span)
    marked, marked_parts = aozora.find(lines, span)
    progress(0.8)
    if len(marked) >= 2:
        scores = {"aozora": 1.0, **scores}
        if rule in (None, "aozora"):
            share = families.sequence_share(marked, marked_parts)
            return build(lines, span, marked, marked_parts, tables, "aozora", scores, share)
    if rule in members:
        name = rule
    elif rule == "titled" or (rule is None and (name is None or families.spread(members[name], span) < 0.6)):
        titles, score, table = titled.find(lines, span, tables)
        scores = {"titled": score, **scores}
        if titles and (rule or score >= max(families.ENOUGH, scores.get(name or "", 0.0) - 0.1)):
            return build(lines, span, titles, [], tables + table, "titled", scores, 1.0)
    if rule is not None and name != rule:
        known = ", ".join(sorted([*members, *(["aozora"] if marked else []), "titled"]))
        raise NoSuchChapters(f"There are no headings of the kind “{rule}” in this text; it has: {known}.")
    if name is None:
        inside = fill.inside(lines, span)
        if not inside:
            return Structure(span, [], contents=tables, families=scores)
        family = inside[0].family
        return build(lines, span, inside, [], tables, family, {family: families.ENOUGH, **scores}, 1.0)
    if ord(name[0]) > 0x2FFF:
        extra = fill.han(lines, name, members[name], span)
        members[name] = sorted([*members[name], *extra], key=lambda candidate: candidate.start)
        candidates = sorted([*candidates, *extra], key=lambda candidate: candidate.start)
    chapters, parts = assemble.select(name, members, candidates, span, lines)
    share = families.sequence_share(chapters, parts)
    return build(lines, span, chapters, parts, tables, name, scores, share)
