"""Which words name a person: they speak, rjieba calls them a name, they begin with a surname."""

from __future__ import annotations

import re
from array import array
from collections import Counter

import rjieba

from ...lexicons import words
from ...lexicons.chinese import STOP_WORDS
from ...lexicons.chinese_people import (
    COMPOUND_SURNAMES,
    INDEFINITE,
    LEADING,
    NEVER,
    NOBODY,
    NOBODY_ENDS,
    NOBODY_STARTS,
    SPEECH,
    SPEECH_MODIFIERS,
)
from ...reading import Reading
from . import places, tagging
from .names import Name, surname, titled

_MODIFIER = "|".join(sorted(SPEECH_MODIFIERS, key=lambda word: (-len(word), word)))
_SAYS = re.compile(
    r"(?:(?<=[，。！？；：、“”「」『』\"'‘’\s…—\]）])|\A)([\u4e00-\u9fff][\u4e00-\u9fffA-ZＡ-Ｚ·]{1,5}?)"
    rf"(?:{_MODIFIER})*?(?:{'|'.join(SPEECH)})[：:，,。“\"「『‘]"
)
# Where somebody may be said to speak: a run of Han characters up to a verb of saying, with a mark behind it. Bounded,
# so that a text without marks is read once.
_SPOKEN = re.compile(
    rf"[\u4e00-\u9fff][\u4e00-\u9fffA-ZＡ-Ｚ·]{{1,30}}+(?<=[{''.join(sorted({verb[-1] for verb in SPEECH}))}])[：:，,。“\"「『‘]"
)
_NOT_IN_NAMES = words("r u c p d m q y e o x v z t f ul uj uz ug ud uv")


_SPEAKING = re.compile(f"(?:{_MODIFIER}|{'|'.join(SPEECH)})+")
_VERBS = frozenset(SPEECH) | frozenset(SPEECH_MODIFIERS)
_AGES = frozenset("老大小少二三四五六七八九十新")
_INDEFINITE_LAST = frozenset(word[-1] for word in INDEFINITE)
_INDEFINITE_SHARE = 0.06
_PLACE_TAILS = frozenset("泊庄村镇城洲州河江湖海桥街路洞寨岭关楼阁宫殿院庙屋党岛县乡国店铺坊港")
_BINS = 100
_TORN_SHARE = 0.7
_SAYING = frozenset(verb[0] for verb in SPEECH)


def find(reading: Reading) -> dict[str, Name]:
    """Return candidates, not yet counted."""
    names: dict[str, Name] = {}
    text = reading.folded
    for piece in reading.pieces:
        for run in _SPOKEN.finditer(text, piece.start, piece.end):
            match = _SAYS.match(text, run.start(), piece.end)
            if match:
                word = match.group(1)
                name = names.get(word)
                if name is None:
                    name = names[word] = Name(word)
                name.spoken += 1
    for word, name in tagging.read(reading).items():
        if word in names:
            name.spoken = names[word].spoken
        elif name.tagged < 3:
            continue
        names[word] = name
    return {word: name for word, name in sorted(names.items()) if _possible(name)}


def _possible(name: Name) -> bool:
    word = name.text
    if (
        len(word) < 2
        or word in STOP_WORDS
        or word in COMPOUND_SURNAMES
        or word in NEVER
        or _nobody(word)
        or _SPEAKING.fullmatch(word)
    ):
        return False
    if word[0] == "那" or word[-1] in "兵军营府家山寺":
        return False
    if word.endswith(NOBODY_ENDS) or (word.startswith(NOBODY_STARTS) and rjieba.tag(word)[0][0] != word):
        return name.tagged >= 5 and name.tagged >= name.spoken and word[-1] not in "们等了着的道曰"
    return name.spoken >= 2 or name.tagged >= 3


def _nobody(word: str) -> bool:
    """A calling or kinship, also with an age or a number before it: 老和尚, 三太太."""
    return word in NOBODY or (len(word) > 2 and word[0] in _AGES and word[1:] in NOBODY)


def settle(reading: Reading, names: dict[str, Name], starts: array[int]) -> dict[str, Name]:
    """Return the candidates that are names of persons, with their counts. `starts`: where candidates begin."""
    indefinite, torn = _counts(reading, names, starts)
    kept = {
        w: n
        for w, n in names.items()
        if n.count
        and indefinite[w] <= max(2, _INDEFINITE_SHARE * n.count)
        and torn[w] < _TORN_SHARE * n.count
        and _person(n)
    }
    kept = {word: name for word, name in kept.items() if not _fragment(word, kept)}
    # Once more: what stood inside a rejected candidate counts for the name now.
    _counts(reading, kept, starts)
    return kept


def _counts(reading: Reading, names: dict[str, Name], starts: array[int]) -> tuple[Counter[str], Counter[str]]:
    """Count each name where it stands by itself.

    Return how often it is one of many (一个小妖, 众官), and how often its last character makes a word with the one
    behind it (操大|喜, 满心欢|喜).
    """
    text = reading.folded
    low, high = reading.structure.body
    width = max(1, (high - low) // _BINS)
    indefinite: Counter[str] = Counter()
    torn: Counter[str] = Counter()
    words: dict[str, bool] = {}
    for name in names.values():
        name.count = name.bins = 0
    for start, end, word in places.find(reading, names, starts):
        name = names[word]
        name.count += 1
        name.bins |= 1 << ((start - low) // width)
        if text[start - 1 : start] in _INDEFINITE_LAST and text[max(0, start - 2) : start].endswith(INDEFINITE):
            indefinite[word] += 1
        pair = text[end - 1 : end + 1]
        is_word = words.get(pair)
        if is_word is None:
            is_word = words[pair] = len(pair) == 2 and pair[1] not in _SAYING and rjieba.has_word(pair)
        if is_word:
            torn[word] += 1
    return indefinite, torn


def _person(name: Name) -> bool:
    word, count = name.text, name.count
    if name.spoken >= 2 and (name.tagged >= 0.3 * count or name.spoken >= 0.02 * count):
        if name.tagged >= 0.5 * count and (name.spoken >= 0.01 * count or surname(word)):
            return True
        tags = rjieba.tag(word)
        kind = tags[0][1][0]
        if len(tags) == 1:
            # What the dictionary has not is a name rather than a word.
            known = rjieba.has_word(word)
            return not known or kind == "n" or (kind not in "vadmrcpiljzb" and name.spoken >= 0.08 * count)
        if surname(word) and len(word) <= 3 and kind not in "rd" and tags[-1][0] not in _VERBS:
            return True
        return not any(tag in _NOT_IN_NAMES for _, tag in tags)
    if len(word) > 4 or name.tagged < max(5, 0.5 * count) or name.place > 0.15 * name.tagged:
        return False
    if surname(word):
        return name.subject >= (0.04 if len(word) > 2 and name.tagged >= 20 else 0.15) * count and _telling(name)
    if word.startswith(NOBODY_STARTS) or rjieba.has_word(word):
        return False
    return name.subject >= 0.25 * count and name.acts >= 0.4 * name.tagged and word[-1] not in _PLACE_TAILS


def _telling(name: Name) -> bool:
    """A surname and one character, a common word as well: only if the book makes much of it."""
    return (
        len(name.text) > 2 or not rjieba.has_word(name.text) or (name.count >= 20 and name.subject >= 0.2 * name.count)
    )


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
