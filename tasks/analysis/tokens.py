"""Words: by letters where spaces part them, by rjieba in Chinese.

A word list holds, in text order, lower-case words and between them the breaks that end a clause (".").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rjieba

if TYPE_CHECKING:
    from .reading import Reading

BREAK = "."
# The last alternative of a word: an inner apostrophe or hyphen, as in don't and well-known.
_WORD_OR_BREAK = re.compile(r"[^\W_]+(?:['’‐-][^\W_]+)*|[.!?;:,…\"“”«»()]", re.ASCII)
_WORD_OR_BREAK_ANY = re.compile(r"[^\W_]+(?:['’‐-][^\W_]+)*|[.!?;:,…\"“”«»()]")
_HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
HAN_RUN = re.compile(f"[{_HAN}]+")
KANA_RUN = re.compile("[\u3041-\u309f\u30a1-\u30ff\u31f0-\u31ff]+")
LATIN_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ0-9]+(?:['’-][A-Za-zÀ-ÖØ-öø-ÿ0-9]+)*")
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one piece with breaks; `tags` are rjieba's parts of speech in Chinese, else empty."""

    tokens: list[str]
    tags: list[str]
    plain: list[str]  # without breaks


def read(reading: Reading) -> list[Words]:
    """Words of every piece of the reading."""
    if not reading.segmented:
        return [Words([], [], []) for _ in reading.pieces]
    known: dict[str, str] = {BREAK: BREAK}
    if reading.code == "zh":
        return [_chinese(reading.folded, piece.start, piece.end, known) for piece in reading.pieces]
    return [_spaced(reading.text[piece.start : piece.end], known) for piece in reading.pieces]


def _spaced(text: str, known: dict[str, str]) -> Words:
    pattern = _WORD_OR_BREAK if text.isascii() else _WORD_OR_BREAK_ANY
    share = known.setdefault
    found = [share(t, t) if t[0].isalnum() else BREAK for t in pattern.findall(text.lower().replace("’", "'"))]
    return Words(found, [], [t for t in found if t != BREAK])


def _chinese(text: str, start: int, end: int, known: dict[str, str]) -> Words:
    """Segment line by line; long lines in chunks, for a segmenter's memory grows with the line."""
    words: list[str] = []
    tags: list[str] = []
    share = known.setdefault
    position = start
    while position < end:
        stop = text.find("\n", position, min(end, position + _CHUNK)) + 1 or min(end, position + _CHUNK)
        for word, tag in rjieba.tag(text[position:stop]):
            if word[0].isalnum():
                words.append(share(word, word))
                tags.append(share(tag, tag))
            elif words and words[-1] != BREAK and not word.isspace():
                words.append(BREAK)
                tags.append("x")
        position = stop
    return Words(words, tags, [w for w in words if w != BREAK])


def count(text: str, code: str) -> int:
    """Number of words: Han characters and kana one each plus words in letters (zh, ja), else words."""
    if code in ("zh", "ja"):
        return han(text) + kana(text) + len(LATIN_WORD.findall(text))
    pattern = _WORD_OR_BREAK if text.isascii() else _WORD_OR_BREAK_ANY
    return sum(t[0].isalnum() for t in pattern.findall(text))


def han(text: str) -> int:
    """Number of Han characters."""
    return sum(map(len, HAN_RUN.findall(text)))


def kana(text: str) -> int:
    """Number of Japanese syllable characters."""
    return sum(map(len, KANA_RUN.findall(text)))
