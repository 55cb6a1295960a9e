"""What is wrong with a text, place by place."""

from __future__ import annotations

from typing import Any

from tasks.analysis.integrity import boilerplate, encoding, ending, lengths, sequence
from tasks.analysis.integrity.place import Places
from tasks.analysis.values import Decoded, Dialogue, Inspection, Issue, Language, Progress, Removal, Structure, silent

__all__ = ["inspect"]


def inspect(
    decoded: Decoded, structure: Structure, language: Language, dialogue: Dialogue, progress: Progress = silent
) -> Inspection:
    """Everything that is wrong with a text, in text order, with the measures that the scores are made of."""
    text = decoded.text
    places = Places(text, structure)
    issues: list[Issue] = []
    removals: list[Removal] = []
    measures: dict[str, Any] = {}
    found, measures["encoding"], removed = encoding.find(decoded, places)
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
    found, measures["ending"] = ending.find(text, structure, places, [(r.start, r.end) for r in removals])
    issues += found
    progress(1.0)
    issues.sort(key=lambda issue: (issue.start, issue.end, issue.kind))
    return Inspection(issues, measures, removals)
