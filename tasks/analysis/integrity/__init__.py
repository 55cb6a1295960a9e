"""What is wrong with a text, place by place."""

from __future__ import annotations

from typing import Any

from tasks.analysis.integrity import (
    advertisements,
    boilerplate,
    broken_lines,
    encoding,
    ending,
    lengths,
    page_headers,
    quotes,
    repeats,
    sequence,
)
from tasks.analysis.integrity.place import Places
from tasks.analysis.integrity.tally import Tally
from tasks.analysis.reading import Reading
from tasks.analysis.values import Decoded, Inspection, Issue, Progress, Removal, silent

__all__ = ["inspect"]


def inspect(decoded: Decoded, known: Reading, progress: Progress = silent) -> Inspection:
    """Everything that is wrong with a text, in text order, with the measures that the scores are made of."""
    text, structure = decoded.text, known.structure
    places, tally = Places(text, structure), Tally()
    issues: list[Issue] = []
    removals: list[Removal] = []
    measures: dict[str, Any] = {}
    found, measures["encoding"], removed = encoding.find(decoded, places, tally)
    issues += found
    removals += removed
    progress(0.1)
    found, measures["sequence"] = sequence.find(structure, places)
    issues += found
    found, measures["lengths"] = lengths.find(text, structure)
    issues += found
    found, measures["boilerplate"], removed = boilerplate.find(text, structure, places)
    issues += found
    removals += removed
    found, measures["page_headers"], removed = page_headers.find(known, places)
    issues += found
    removals += removed
    found, measures["advertisements"], removed = advertisements.find(known, places, tally)
    issues += found
    removals += removed
    progress(0.35)
    found, measures["ending"] = ending.find(text, structure, places, [(r.start, r.end) for r in removals])
    issues += found
    headings = {chapter.start for chapter in structure.chapters} | {part.start for part in structure.parts}
    measures["broken_lines"] = broken_lines.find(known, places, headings, tally)
    found, measures["quotes"] = quotes.find(known, places, tally)
    issues += found
    progress(0.6)
    found, measures["repeats"], removed = repeats.find(known, places, tally)
    issues += found
    removals += removed
    progress(1.0)
    removals.sort(key=lambda removal: (removal.start, removal.end, removal.kind))
    issues.sort(key=lambda issue: (issue.start, issue.end, issue.kind))
    tally.listed(issues, measures["broken_lines"]["places"])
    return Inspection(issues, measures, removals, tally.unlisted, tally.problems)
