"""Chapters without text, and chapters far out of proportion."""

from __future__ import annotations

from statistics import median
from typing import Any

from tasks.analysis.values import Issue, Structure

EMPTY = 20  # characters
SHORT, LONG = 0.15, 6.0  # times the median


def find(text: str, structure: Structure) -> tuple[list[Issue], dict[str, Any]]:
    """Empty chapters as issues; the share of outliers for the score."""
    issues: list[Issue] = []
    lengths = [
        0 if text[chapter.body_start : chapter.end].isspace() else chapter.end - chapter.body_start
        for chapter in structure.chapters
    ]
    for chapter, length in zip(structure.chapters, lengths, strict=True):
        content = text[chapter.body_start : chapter.end].strip() if length < 400 else "…" * EMPTY
        if len(content) < EMPTY:
            message = (
                f"“{chapter.heading}” has no text."
                if not content
                else f"“{chapter.heading}” has only {len(content)} character{'' if len(content) == 1 else 's'}."
            )
            mend = "Look for its text in another copy, or remove the heading."
            issues.append(
                Issue(
                    "empty_chapter", "error", chapter.start, chapter.end, chapter.index, message, chapter.heading, mend
                )
            )
    empty = {issue.chapter for issue in issues}
    middle = median(lengths) if lengths else 0
    # Stories and essays under one cover are as long as they please: only numbered chapters are of one cut.
    stories = 2 * sum(chapter.value is not None for chapter in structure.chapters) < len(lengths)
    outliers = [
        chapter.index
        for chapter, length in zip(structure.chapters, lengths, strict=True)
        if len(lengths) >= 5
        and not stories
        and chapter.kind == "chapter"
        and chapter.index not in empty
        and not SHORT * middle <= length <= LONG * middle
    ]
    return issues, {"chapters": len(lengths), "empty": len(issues), "outliers": outliers, "median": middle}
