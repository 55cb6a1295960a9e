"""The structure of a novel: body, parts, chapters, tables of contents."""

from __future__ import annotations

from tasks.analysis.chapters import aozora, assemble, body, contents, families, fill, scan, titled
from tasks.analysis.chapters.build import build
from tasks.analysis.lines import Lines
from tasks.analysis.values import Language, Progress, Structure, silent

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
    candidates = scan.scan(lines, span, language.code, lambda done: progress(0.7 * done))
    entries, tables = contents.find(lines, candidates, span)
    candidates = [candidate for place, candidate in enumerate(candidates) if place not in entries]
    name, members, scores = families.choose(candidates, span)
    marked, marked_parts = aozora.find(lines, span)
    if len(marked) >= 2:
        scores = {"見出し": 1.0, **scores}
        return build(lines, span, marked, marked_parts, tables, "見出し", scores, families.sequence_share(marked, marked_parts))
    if name is None or families.spread(members[name], span) < 0.6:
        titles, score, table = titled.find(lines, span, tables)
        if titles and score >= max(families.ENOUGH, scores.get(name or "", 0.0) - 0.1):
            scores = {"titled": score, **scores}
            return build(lines, span, titles, [], tables + table, "titled", scores, 1.0)
    if name is None:
        chapters = fill.inside(text, span)
        if not chapters:
            return Structure(span, [], contents=tables, families=scores)
        return build(lines, span, chapters, [], tables, chapters[0].family, {chapters[0].family: 0.6, **scores}, 1.0)
    if ord(name[0]) > 0x2FFF:
        extra = fill.han(lines, name, members[name], span)
        members[name] = sorted([*members[name], *extra], key=lambda candidate: candidate.start)
        candidates = sorted([*candidates, *extra], key=lambda candidate: candidate.start)
    chapters, parts = assemble.select(name, members, candidates, span, lines)
    share = families.sequence_share(chapters, parts)
    return build(lines, span, chapters, parts, tables, name, scores, share)
