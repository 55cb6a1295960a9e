"""Pace, chapter by chapter: sentence length, share of speech, exclamations and questions."""

from __future__ import annotations

from ..counts import words_per_chapter
from ..reading import Reading
from ..spans import ink
from ..values import Dialogue
from ..values_language import ChapterStyle


def measure(reading: Reading, dialogue: Dialogue) -> list[ChapterStyle]:
    """Return one entry per chapter, in order."""
    text = reading.text
    words = words_per_chapter(reading)
    sentences = {p.chapter: len(s) for p, s in zip(reading.pieces, reading.sentences, strict=True)}
    quoted = _quoted(reading, dialogue)
    found: list[ChapterStyle] = []
    for chapter in reading.structure.chapters:
        body = text[chapter.body_start : chapter.end]
        written = ink(text, chapter.body_start, chapter.end)
        count = words.get(chapter.index, 0) if reading.segmented or reading.cjk else None
        clauses = sentences.get(chapter.index, 0)
        found.append(
            ChapterStyle(
                chapter.index,
                count,
                clauses,
                round(count / clauses, 2) if count and clauses else None,
                round(min(1.0, quoted.get(chapter.index, 0) / written), 4) if written else 0.0,
                round(1000 * (body.count("!") + body.count("！")) / count, 2) if count else None,
                round(1000 * (body.count("?") + body.count("？")) / count, 2) if count else None,
            )
        )
    return found


def _quoted(reading: Reading, dialogue: Dialogue) -> dict[int, int]:
    """Characters of speech by chapter, white space aside."""
    text, chapters = reading.text, reading.structure.chapters
    spoken: dict[int, list[str]] = {}
    i = 0
    for quote in dialogue.quotes:
        while i < len(chapters) and chapters[i].end <= quote.start:
            i += 1
        if i < len(chapters) and quote.start >= chapters[i].start:
            spoken.setdefault(chapters[i].index, []).append(text[quote.start : quote.end])
    joined = {index: "".join(pieces) for index, pieces in spoken.items()}
    return {index: ink(speech, 0, len(speech)) for index, speech in joined.items()}
