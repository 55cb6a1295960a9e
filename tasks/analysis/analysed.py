"""A novel with everything that was found out about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tasks.analysis.spans import Spans
from tasks.analysis.values import Decoded, Inspection, Language, Score, Structure
from tasks.analysis.values_language import Cast, Keywords, Mood, Style


@dataclass(frozen=True, slots=True)
class Analysis:
    """What all stages found. `report` is the same as plain values, made of the rest."""

    file_name: str
    data_length: int
    sha256: str
    decoded: Decoded = field(repr=False)
    language: Language
    structure: Structure = field(repr=False)
    paragraphs: Spans = field(repr=False)
    counts: dict[str, Any]
    chapter_words: dict[int, int] = field(repr=False)  # by index; 0 is what stands before the first
    cast: Cast = field(repr=False)
    style: Style = field(repr=False)
    keywords: Keywords = field(repr=False)
    mood: Mood = field(repr=False)
    inspection: Inspection = field(repr=False)
    quality: Score
    confidence: Score
    summary: str
    report: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def text(self) -> str:
        return self.decoded.text
