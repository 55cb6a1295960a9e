"""One pass over the text: runs of capitalised words, and what stands beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...lexicons.english import SPEECH_VERBS, STOP_WORDS
from ...lexicons.english_people import ABBREVIATED, PARTICLES, TITLES
from ...reading import Reading

Key = tuple[str, ...]  # title or "", then the words of the name

_WORD = re.compile(r"[A-ZÀ-ÖØ-Þ](?<![\w'’-].)[^\W\d_]*(?:[’'][^\W\d_]+|-[^\W\d_]+)*")
_ROMAN = re.compile(r"[IVXLC]+")
_GAPS = frozenset([" ", "\n", "\r\n", "  "])
_PARTICLE_GAP = re.compile(r"\s(?:de la|of the|[a-z]{1,3})\s\Z")
_AFTER = re.compile(r"[,]?[ \r\n]{1,2}([a-z]+)")
_SAID_THE = re.compile(r"([a-z]+)\s+the\s\Z")
_PRONOUN = re.compile(r"(?:h(?<!\wh)(?:(e|is|im|imself)|er|erself)|s(?<!\ws)he)\b")
_BREAKS = frozenset(".!?:;—–-…*_")
_QUOTES = frozenset("“‘\"'(«[„")
_ENDS = frozenset(".!?;")
_NEAR = 50
_LONGEST = 8  # words of one name; a longer run of capitals is no name
# Capitalised at the beginning of half the sentences, and never a name.
_COMMON = frozenset(
    word.capitalize() for word in STOP_WORDS - TITLES - {"will", "may", "art", "long", "grace"} if word.isalpha()
)


@dataclass(slots=True)
class Chunk:
    """A run of capitalised words. `key` is filled in once it is known which of them are names."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    initial: bool  # a sentence begins here, so the first capital says nothing
    before: str  # the lower-case word before, "" where punctuation stands between
    after: str  # the word after
    comma: bool  # set off by commas or the like on both sides, as one who is spoken to
    possessive: bool
    gender: int  # 1 if the next pronoun is he, -1 if she, 0 if there is none near
    said: bool  # a verb of saying, then an article: said the Caterpillar
    key: Key = field(default=())

    @property
    def start(self) -> int:
        return self.starts[0]

    @property
    def end(self) -> int:
        return self.ends[-1]


def scan(reading: Reading) -> list[Chunk]:
    """Return all runs of capitalised words of the running text, in order."""
    found: list[Chunk] = []
    for piece in reading.pieces:
        _scan(reading.text, piece.start, piece.end, found)
    return found


def _scan(text: str, start: int, end: int, found: list[Chunk]) -> None:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    closed = True  # the run cannot go on
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        a, b = match.span()
        if word in _COMMON:
            if words:
                found.append(_chunk(text, start, end, words, starts, ends, closed))
                words, starts, ends = [], [], []
            continue
        if words and not closed and len(words) < _LONGEST and _joined(text, ends[-1], a, words[-1]):
            pass
        else:
            if words:
                found.append(_chunk(text, start, end, words, starts, ends, closed))
            words, starts, ends = [], [], []
        closed = False
        if len(word) > 2 and word[-2] in "'’" and word[-1] in "sS":
            word, b, closed = word[:-2], b - 2, True
        elif "'" in word or "’" in word:
            # I'm, Don't: no name. O'Brien and D'Artagnan go on with a capital.
            tail = word.replace("’", "'").partition("'")[2]
            if not tail[:1].isupper():
                if words:
                    found.append(_chunk(text, start, end, words, starts, ends, False))
                words, starts, ends = [], [], []
                continue
        if word.isupper() and len(word) > 1 and not _ROMAN.fullmatch(word):
            word = word.title() if "-" in word or "'" in word else word.capitalize()
        words.append(word)
        starts.append(a)
        ends.append(b)
    if words:
        found.append(_chunk(text, start, end, words, starts, ends, closed))


def _joined(text: str, previous: int, start: int, word: str) -> bool:
    if start - previous > 8:
        return False
    gap = text[previous:start]
    if gap in _GAPS:
        return True
    if gap[0] == "." and (word.lower() in ABBREVIATED or len(word) == 1) and gap[1:] in _GAPS:
        return True
    if _PARTICLE_GAP.fullmatch(gap):
        particle = gap.split()[0]
        return particle in PARTICLES and (particle != "of" or word.lower() in TITLES)
    return False


def _chunk(
    text: str, low: int, high: int, words: list[str], starts: list[int], ends: list[int], possessive: bool
) -> Chunk:
    a, b = starts[0], ends[-1]
    i = a - 1
    while i >= low and text[i] in " \r\n\t_":
        i -= 1
    previous = text[i] if i >= low else "."
    quoted = previous in _QUOTES and not (previous in "'’" and i > low and text[i - 1].isalnum())
    blank = text.count("\n", i + 1, a) > 1
    initial = quoted or blank or previous in _BREAKS or previous in '”’"»'
    before = ""
    if not initial and previous.isalpha():
        j = i
        while j > low and text[j - 1].isalpha() and i - j < 15:
            j -= 1
        before = text[j : i + 1].lower()
    said = False
    if before == "the":
        match = _SAID_THE.search(text, max(low, a - 20), a)
        said = match is not None and match.group(1) in SPEECH_VERBS
    following = text[b : b + 1] if b < high else "."
    after = ""
    gender = 0
    if not possessive:
        match = _AFTER.match(text, b, min(high, b + 20))
        after = match.group(1) if match else ""
    pronoun = _PRONOUN.search(text, b, min(high, b + _NEAR))
    if pronoun is not None and _ENDS.isdisjoint(text[b : pronoun.start()]):
        gender = 1 if pronoun.group(1) else -1
    comma = (previous == "," or quoted) and following in ",.!?;"
    return Chunk(words, starts, ends, initial, before, after, comma, possessive, gender, said)
