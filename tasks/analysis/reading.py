"""One reading of a text, shared by the stages: paragraphs, words and tags are worked out once.

A stage that is given no reading makes its own, so each also works alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from . import folding, paragraphs, sentences, spans, tokens
from .spans import Spans
from .values import Language, Structure

CJK = frozenset({"zh", "ja"})
# Scripts that put no space between words and for which no segmenter is at hand.
UNSEGMENTED = frozenset({"ja", "th", "lo", "km", "my", "bo"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of running text: one chapter's, or what stands before the first (chapter 0)."""

    start: int
    end: int
    chapter: int


@dataclass(frozen=True)
class Reading:
    """A text with everything that more than one stage wants to know of it."""

    text: str = field(repr=False)
    structure: Structure
    language: Language

    @property
    def code(self) -> str:
        return self.language.code

    @property
    def cjk(self) -> bool:
        return self.code in CJK

    @property
    def segmented(self) -> bool:
        """Whether words can be told apart."""
        return self.code not in UNSEGMENTED

    @cached_property
    def folded(self) -> str:
        """The text in simplified characters if it is Chinese, same offsets."""
        return folding.fold(self.text) if self.code == "zh" else self.text

    @cached_property
    def pieces(self) -> list[Piece]:
        """The running text in order, headings and tables of contents left out."""
        chapters = self.structure.chapters
        start, end = self.structure.body
        found: list[Piece] = []
        first = chapters[0].start if chapters else end
        for a, b in spans.Stretches(self.structure.contents).without(start, first):
            found.append(Piece(a, b, 0))
        for chapter in chapters:
            if chapter.end > chapter.body_start:
                found.append(Piece(chapter.body_start, chapter.end, chapter.index))
        return found

    @cached_property
    def paragraphs(self) -> Spans:
        """Paragraphs of the body."""
        return paragraphs.find(self.text, *self.structure.body)

    @cached_property
    def words(self) -> list[tokens.Words]:
        """Words of each piece, in step with `pieces`."""
        return tokens.read(self, self._stretches)

    @cached_property
    def _stretches(self) -> tokens.Stretches:
        return tokens.Stretches()

    @property
    def stretches(self) -> Collection[str] | None:
        """All different stretches of the pieces without white space inside; None if they were not kept apart."""
        return self._stretches.keys() if self.words and self._stretches and self._stretches.all else None

    @cached_property
    def _marks(self) -> dict[str, int]:
        return {}

    def count(self, char: str) -> int:
        """How often a character stands in the body; several stages ask for the same ones."""
        found = self._marks.get(char)
        if found is None:
            # To find nothing takes a tenth of the time of counting.
            start, end = self.structure.body
            there = self.text.find(char, start, end) >= 0
            found = self._marks[char] = self.text.count(char, start, end) if there else 0
        return found

    @cached_property
    def ink(self) -> int:
        """Characters of the body that are no white space."""
        return spans.ink(self.text, *self.structure.body)

    @cached_property
    def counts(self) -> list[Counter[str]]:
        """How often each word stands in each piece, in step with `pieces`."""
        return [Counter(words.plain) for words in self.words]

    @cached_property
    def frequencies(self) -> Counter[str]:
        """How often each word stands in the whole, in the order of first use."""
        return Counter(chain.from_iterable(words.plain for words in self.words))

    @cached_property
    def word_counts(self) -> list[int]:
        """Number of words of each piece, in step with `pieces`; in Chinese and Japanese characters count as words."""
        if self.cjk or not self.segmented:
            return [tokens.count(self.text[piece.start : piece.end], self.code) for piece in self.pieces]
        return [len(words.plain) for words in self.words]

    @cached_property
    def sentences(self) -> list[Spans]:
        """Sentences of each piece, in step with `pieces`. None runs over the end of a paragraph."""
        found: list[Spans] = []
        starts, ends = self.paragraphs.starts, self.paragraphs.ends
        i = 0
        for piece in self.pieces:
            here = Spans()
            while i < len(starts) and ends[i] <= piece.start:
                i += 1
            while i < len(starts) and starts[i] < piece.end:
                # A paragraph that straddles the edge of a piece is cut there.
                a, b = max(starts[i], piece.start), min(ends[i], piece.end)
                sentences.collect(self.text, a, b, self.cjk, here)
                if ends[i] > piece.end:
                    break
                i += 1
            found.append(here)
        return found


def of(text: str, structure: Structure, language: Language, reading: Reading | None) -> Reading:
    """The reading that was given, or a new one."""
    return reading or Reading(text, structure, language)
