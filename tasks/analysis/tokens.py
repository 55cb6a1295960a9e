"""Words: by letters where spaces part them, by rjieba in Chinese.

A word list holds, in text order, lower-case words and between them the breaks that end a clause (".").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import rjieba

if TYPE_CHECKING:
    from .reading import Reading

BREAK = "."
UNKNOWN = "x"  # the tag of what is in no dictionary
_BREAK_MARKS = '.!?;:,…"“”«»()'
# The last alternative of a word: an inner apostrophe or hyphen, as in don't and well-known.
_WORD_OR_BREAK = re.compile(rf"[^\W_]+(?:['’‐-][^\W_]+)*|[{_BREAK_MARKS}]", re.ASCII)
_WORD_OR_BREAK_ANY = re.compile(rf"[^\W_]+(?:['’‐-][^\W_]+)*|[{_BREAK_MARKS}]")
_HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
HAN_RUN = re.compile(f"[{_HAN}]+")
_KANA = "\u3041-\u309f\u30a1-\u30ff\u31f0-\u31ff"
KANA_RUN = re.compile(f"[{_KANA}]+")
CJK_RUN = re.compile(f"[{_HAN}{_KANA}]+")
LATIN_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ0-9]+(?:['’-][A-Za-zÀ-ÖØ-öø-ÿ0-9]+)*")
_REMEMBERED = 200_000  # stretches; a text that repeats hardly any must not fill the memory
_CHUNK = 1 << 16
_BATCH = 200  # words that are tagged at a time
_ENOUGH = 1 << 10  # characters of whole lines that are segmented at a time: what comes of more leaves the CPU's cache


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one piece with breaks; `tags` are rjieba's parts of speech in Chinese, else empty."""

    tokens: list[str]
    tags: list[str]
    plain: list[str]  # without breaks


class Stretches(dict[str, tuple[str, ...]]):
    """The words of each stretch without white space, one object for each word: a book repeats the same few thousand."""

    def __init__(self) -> None:
        super().__init__()
        self.shared: dict[str, str] = {}

    def __missing__(self, stretch: str) -> tuple[str, ...]:
        share = self.shared.setdefault
        plain = stretch.rstrip(_BREAK_MARKS)
        words: tuple[str, ...]
        if plain.isalnum() and plain.isascii():
            # A word, perhaps with marks behind it: most are.
            word = plain.lower()
            words = (share(word, word), *[BREAK] * (len(stretch) - len(plain)))
        else:
            pattern = _WORD_OR_BREAK if stretch.isascii() else _WORD_OR_BREAK_ANY
            found = pattern.findall(stretch.lower().replace("’", "'"))
            words = tuple([share(token, token) if token[0].isalnum() else BREAK for token in found])
        if len(self) < _REMEMBERED:
            self[stretch] = words
        return words

    @property
    def all(self) -> bool:
        """Whether every stretch that was asked for has been kept."""
        return len(self) < _REMEMBERED


class _Tokens(dict[str, str]):
    """One object for each token of the segmenter; BREAK for a mark, nothing for white space."""

    def __missing__(self, token: str) -> str:
        found = token if token[0].isalnum() else "" if token.isspace() else BREAK
        self[token] = found
        return found


def _tagged(words: list[str]) -> dict[str, str]:
    """The part of speech of each word: the dictionary's, whatever stands beside it, so looked up once.

    A word that falls apart when it stands alone (one in fifty) is left untagged.
    """
    tags = dict.fromkeys(words, UNKNOWN)
    for first in range(0, len(words), _BATCH):
        batch = words[first : first + _BATCH]
        line = 0
        for found, tag in rjieba.tag("\n".join(batch)):
            if found == "\n":
                line += 1
            elif found == batch[line]:
                tags[found] = tag
    return tags


def read(reading: Reading, stretches: Stretches) -> list[Words]:
    """Words of every piece of the reading. Where spaces part them, `stretches` gets to know what stands between."""
    if not reading.segmented:
        return [Words([], [], []) for _ in reading.pieces]
    if reading.code == "zh":
        known = _Tokens()
        text = _encodable(reading.folded)
        read = [_chinese(text, piece.start, piece.end, known) for piece in reading.pieces]
        tags = _tagged([word for word in known.values() if word and word is not BREAK])
        tags[BREAK] = UNKNOWN
        return [
            Words(found, list(map(tags.__getitem__, found)), [word for word in found if word is not BREAK])
            for found in read
        ]
    return [_spaced(reading.text[piece.start : piece.end], stretches) for piece in reading.pieces]


def _spaced(text: str, known: Stretches) -> Words:
    found = list(chain.from_iterable(map(known.__getitem__, text.split())))
    return Words(found, [], [t for t in found if t is not BREAK])


def _chinese(text: str, start: int, end: int, known: _Tokens) -> list[str]:
    """Segment whole lines, some at a time; a long line in chunks, for a segmenter's memory grows with the text."""
    found: list[str] = []
    position = start
    while position < end:
        limit = min(end, position + _CHUNK)
        stop = text.find("\n", min(position + _ENOUGH, limit), limit) + 1
        if not stop:
            # The last line before a very long one, or a stretch of that one.
            stop = text.rfind("\n", position, limit) + 1 if limit < end else limit
            stop = stop or limit
        found += filter(None, map(known.__getitem__, rjieba.cut(text[position:stop])))
        position = stop
    return found


def _encodable(text: str) -> str:
    """The text with a question mark for each lone surrogate, which the segmenter cannot take."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


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
