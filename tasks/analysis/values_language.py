"""Typed values that the language stages hand on: cast, style, keywords, mood. Plain and picklable."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .values import Dialogue, Person, Relation, Span


@dataclass(frozen=True, slots=True)
class Cast:
    """What `people.find` saw. `people` is sorted by mentions; `dialogue` has the named speakers filled in."""

    people: list[Person]
    relations: list[Relation]  # heaviest first
    dialogue: Dialogue
    reason: str | None = None  # why there is no cast, where there is none
    beyond: int = 0  # people who were found, and are not listed


@dataclass(frozen=True, slots=True)
class ChapterStyle:
    """Pace of one chapter. None where nothing can be counted."""

    chapter: int
    words: int | None
    sentences: int
    words_per_sentence: float | None
    dialogue_ratio: float
    exclamations: float | None  # per 1,000 words
    questions: float | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that the text repeats."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Style:
    """What `style.measure` saw. A section that a language has not is None, and `reasons` says why."""

    readability: dict[str, Any] | None
    vocabulary: dict[str, Any] | None
    style: dict[str, Any]
    phrases: list[Phrase] | None
    pace: list[ChapterStyle]
    reasons: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Keyword:
    """A term with its tf-idf weight; `chapter` is None for the whole book."""

    term: str
    score: float
    chapter: int | None = None


@dataclass(frozen=True, slots=True)
class KeySentence:
    """A sentence near the centre of its chapter's vocabulary."""

    start: int
    end: int
    chapter: int
    score: float


@dataclass(frozen=True, slots=True)
class Keywords:
    """What `keywords.extract` saw."""

    keywords: list[Keyword] | None
    chapter_keywords: list[Keyword]
    key_sentences: list[KeySentence]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Extreme:
    """A passage where the mood is at its height or depth; `span` is the passage in the text."""

    span: Span
    position: float  # 0..1 of the novel
    value: float


@dataclass(frozen=True, slots=True)
class Mood:
    """What `mood.measure` saw. All None or empty with the reason where there is no word list for the language."""

    arc: list[float] | None  # 100 bins, moving average of 10, in standard deviations from the novel's mean
    per_chapter: list[float | None]  # mean valence per 100 words, in step with structure.chapters
    extremes: list[Extreme]
    coverage: float  # share of words that the list knows
    experimental: bool = False
    reason: str | None = None
