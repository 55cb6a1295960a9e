"""Which words name a person: they speak, rjieba calls them a name, they begin with a surname."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import rjieba

from ...lexicons.chinese import STOP_WORDS
from ...lexicons.chinese_people import (
    COMPOUND_SURNAMES,
    INDEFINITE,
    LEADING,
    NOBODY,
    NOBODY_ENDS,
    NOBODY_STARTS,
    SPEECH,
    SPEECH_MODIFIERS,
    SURNAMES,
    TITLE_TAILS,
)
from ...reading import Reading
from ...tokens import BREAK
from . import places

_MODIFIER = "|".join(sorted(SPEECH_MODIFIERS, key=lambda word: (-len(word), word)))
_SAYS = re.compile(
    r"(?:(?<=[，。！？；：、“”「」『』\"'‘’\s…—\]）])|\A)([\u4e00-\u9fff][\u4e00-\u9fffA-ZＡ-Ｚ·]{1,5}?)"
    rf"(?:{_MODIFIER})*?(?:{'|'.join(SPEECH)})[：:，,。“\"「『‘]"
)
_NAME_TAGS = frozenset(["nr", "nrt", "nrfg"])
_NOT_IN_NAMES = frozenset("r u c p d m q y e o x v z t f ul uj uz ug ud uv".split())


_SPEAKING = re.compile(f"(?:{_MODIFIER}|{'|'.join(SPEECH)})+")
_VERBS = frozenset(SPEECH) | frozenset(SPEECH_MODIFIERS)
_AGES = frozenset("老大小少二三四五六七八九十新")
_INDEFINITE_SHARE = 0.06


@dataclass(slots=True)
class Name:
    """A word with what speaks for a person behind it."""

    text: str
    spoken: int = 0  # says something
    tagged: int = 0  # rjieba calls it a person's name
    subject: int = 0  # tagged, at the beginning of a clause
    count: int = 0  # in the whole text


def find(reading: Reading) -> dict[str, Name]:
    """Return candidates, not yet counted."""
    names: dict[str, Name] = {}
    text = reading.folded
    for piece in reading.pieces:
        for match in _SAYS.finditer(text, piece.start, piece.end):
            word = match.group(1)
            names.setdefault(word, Name(word)).spoken += 1
    tagged, subject = _tagged(reading)
    for word, n in tagged.items():
        if n >= 3 or word in names:
            name = names.setdefault(word, Name(word))
            name.tagged, name.subject = n, subject[word]
    return {word: name for word, name in sorted(names.items()) if _possible(name)}


def _tagged(reading: Reading) -> tuple[Counter[str], Counter[str]]:
    """Words tagged as names, a lone surname joined with what follows; and those that begin a clause."""
    tagged: Counter[str] = Counter()
    subject: Counter[str] = Counter()
    for words in reading.words:
        tokens, tags = words.tokens, words.tags
        last = len(tokens) - 1
        for i in [i for i, tag in enumerate(tags) if tag in _NAME_TAGS or (tag[0] == "n" and len(tokens[i]) == 1)]:
            word = tokens[i]
            if len(word) == 1:
                if word not in SURNAMES or i == last or tokens[i + 1] == BREAK or len(tokens[i + 1]) > 2:
                    continue
                word += tokens[i + 1]
                if tags[i + 1] in _NOT_IN_NAMES:
                    continue
            tagged[word] += 1
            if i == 0 or tokens[i - 1] == BREAK:
                subject[word] += 1
    return tagged, subject


def surname(word: str) -> str:
    """The surname that the word begins with, or ""."""
    if len(word) > 2 and word[:2] in COMPOUND_SURNAMES:
        return word[:2]
    return word[0] if word[0] in SURNAMES else ""


def titled(word: str) -> bool:
    """Whether the word ends like an address or a rank."""
    return any(word.endswith(tail) and len(word) > len(tail) for tail in TITLE_TAILS)


def _possible(name: Name) -> bool:
    word = name.text
    if len(word) < 2 or word in STOP_WORDS or word in COMPOUND_SURNAMES or _nobody(word) or _SPEAKING.fullmatch(word):
        return False
    if word.endswith(NOBODY_ENDS) or (word.startswith(NOBODY_STARTS) and rjieba.tag(word)[0][0] != word):
        return name.tagged >= 5 and name.tagged >= name.spoken and word[-1] not in "们等了着的道曰"
    return name.spoken >= 2 or name.tagged >= 3


def _nobody(word: str) -> bool:
    """A calling or kinship, also with an age or a number before it: 老和尚, 三太太."""
    return word in NOBODY or (len(word) > 2 and word[0] in _AGES and word[1:] in NOBODY)


def settle(reading: Reading, names: dict[str, Name]) -> dict[str, Name]:
    """Return the candidates that are names of persons, with their counts."""
    counted, indefinite = _counts(reading, names)
    for word, name in names.items():
        name.count = counted[word]
    kept = {w: n for w, n in names.items() if n.count and indefinite[w] <= _INDEFINITE_SHARE * n.count and _person(n)}
    kept = {word: name for word, name in kept.items() if not _fragment(word, kept)}
    # Once more: what stood inside a rejected candidate counts for the name now.
    counted, _ = _counts(reading, kept)
    for word, name in kept.items():
        name.count = counted[word]
    return kept


def _counts(reading: Reading, names: dict[str, Name]) -> tuple[Counter[str], Counter[str]]:
    """How often each name stands by itself, and how often as one of many: 一个小妖, 众官."""
    text = reading.folded
    counted: Counter[str] = Counter()
    indefinite: Counter[str] = Counter()
    for start, _, word in places.find(reading, names):
        counted[word] += 1
        if text[start - 2 : start].endswith(INDEFINITE):
            indefinite[word] += 1
    return counted, indefinite


def _person(name: Name) -> bool:
    word, count = name.text, name.count
    if name.spoken >= 2 and (name.tagged >= 0.3 * count or name.spoken >= 0.02 * count):
        if name.tagged >= 0.5 * count:
            return True
        tags = rjieba.tag(word)
        kind = tags[0][1][0]
        if len(tags) == 1:
            return kind == "n" or (kind not in "vadmrcpu" and name.spoken >= 0.03 * count)
        if surname(word) and len(word) <= 3 and kind != "r" and tags[-1][0] not in _VERBS:
            return True
        return not any(tag in _NOT_IN_NAMES for _, tag in tags)
    return bool(surname(word)) and name.tagged >= max(5, 0.5 * count) and name.subject >= 0.15 * count and len(word) <= 4


def _fragment(word: str, names: dict[str, Name]) -> bool:
    """Whether the word is a better name with something stuck to it: 宝玉听, 且说宝玉, 那唐僧."""
    name = names[word]
    for i in range(2, len(word)):
        shorter = names.get(word[:i])
        if shorter is not None and shorter.spoken >= max(2, 2 * name.spoken) and not titled(word):
            return True
        rest = names.get(word[-i:])
        if rest is None:
            continue
        head = word[:-i]
        if rest.spoken >= name.spoken and surname(word) != head:
            return True
        if head in LEADING and rest.count >= 3 * name.count:
            return True
    return False
