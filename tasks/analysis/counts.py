"""How long the text is, with what each number counts."""

from __future__ import annotations

from typing import Any

from . import reading as readings
from . import tokens
from .reading import Reading
from .values import Language, Structure

# Silent reading, words a minute. English: Brysbaert 2019. Others: IReST, Trauzettel-Klosinski and Dietz 2012,
# for Chinese and Japanese in characters a minute. Any other language gets the mean of IReST's 17.
READING_RATE = {
    "en": 238, "de": 179, "fr": 195, "es": 218, "it": 188, "pt": 181, "nl": 202, "ru": 184, "pl": 166, "sv": 199,
    "fi": 161, "sl": 180, "tr": 166, "he": 187, "ar": 138, "zh": 255, "ja": 357,
}  # fmt: skip
MEAN_READING_RATE = 184
# Finished audiobooks: 9,300 words an hour; Chinese narration 265 characters, Japanese 300 a minute.
LISTENING_RATE = {"zh": 265, "ja": 300}
MEAN_LISTENING_RATE = 155


def count(text: str, structure: Structure, language: Language, reading: Reading | None = None) -> dict[str, Any]:
    """Return characters, words, sentences, paragraphs, chapters, minutes, and the definition of each.

    Counted is the novel itself (`structure.body`); `words` and what follows from them leave headings out.
    """
    known = readings.of(text, structure, language, reading)
    start, end = structure.body
    words = sum(known.word_counts) if known.segmented or known.cjk else None
    sentences = sum(map(len, known.sentences))
    rate = READING_RATE.get(known.code, MEAN_READING_RATE)
    voice = LISTENING_RATE.get(known.code, MEAN_LISTENING_RATE)
    return {
        "characters": end - start,
        "characters_without_spaces": known.ink,
        "words": words,
        "han_characters": tokens.han(text[start:end]) if known.cjk else None,
        "sentences": sentences,
        "paragraphs": len(known.paragraphs),
        "chapters": len(structure.chapters),
        "reading_minutes": None if words is None else round(words / rate, 1),
        "listening_minutes": None if words is None else round(words / voice, 1),
        "definitions": _definitions(known, rate, voice),
    }


def words_per_chapter(known: Reading) -> dict[int, int]:
    """Number of words by chapter index; 0 is what stands before the first chapter."""
    found: dict[int, int] = {}
    for piece, words in zip(known.pieces, known.word_counts, strict=True):
        found[piece.chapter] = found.get(piece.chapter, 0) + words
    return found


def _definitions(known: Reading, rate: int, voice: int) -> dict[str, str]:
    unit = "Han characters and kana" if known.cjk else "words"
    words = (
        "Han characters and kana one each, plus words in other letters; no punctuation"
        if known.cjk
        else "runs of letters and digits, with inner apostrophes and hyphens"
    )
    if not known.segmented and not known.cjk:
        words = "not available: this script does not part its words"
    return {
        "characters": "Unicode code points of the novel, white space included, the distributor's text left out",
        "words": f"{words}; headings left out",
        "sentences": "stretches ended by final punctuation; abbreviations do not end one",
        "paragraphs": "lines, or groups of lines where the text is hard-wrapped",
        "reading_minutes": f"{rate} {unit} a minute",
        "listening_minutes": f"{voice} {unit} a minute, read aloud",
    }
