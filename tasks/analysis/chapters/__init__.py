"""The structure of a novel: body, parts, chapters, tables of contents."""

from __future__ import annotations

from tasks.analysis.chapters import assemble, body, contents, families, scan
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
    if name is None:
        return Structure(span, [], contents=tables, families=scores)
    chapters, parts = assemble.select(name, members, candidates, span, lines)
    share = families.sequence_share(chapters, parts)
    return build(lines, span, chapters, parts, tables, name, scores, share)
