"""Phrases that the text repeats: runs of three to six words within a clause."""

from __future__ import annotations

from collections import Counter
from itertools import islice, repeat
from operator import or_

from .. import folding
from ..lexicons import chinese, english
from ..reading import Reading
from ..tokens import BREAK
from ..values import Dialogue, Progress
from ..values_language import Phrase

_LONGEST = 6
_SHOWN = 40


def find(reading: Reading, dialogue: Dialogue, progress: Progress) -> list[Phrase] | None:
    """Return the phrases that tell most of the writer's habits, by count times length; None without words."""
    if not reading.segmented:
        return None
    tokens = [token for piece in reading.words for token in (*piece.tokens, BREAK)]
    shortest = 2 if reading.code == "zh" else 3
    least = max(3, len(tokens) // 60_000)
    counted = _repeated(tokens, shortest, least, progress)
    stop = {"en": english.STOP_WORDS, "zh": chinese.STOP_WORDS}.get(reading.code, frozenset())
    join = "" if reading.code == "zh" else " "
    # Shorter phrases that hardly ever stand outside a longer one are left out.
    kept: list[tuple[tuple[str, ...], int]] = []
    inside: Counter[tuple[str, ...]] = Counter()
    for words, times in sorted(counted.items(), key=lambda item: (-len(item[0]), item[0])):
        if times - inside[words] < max(least, 0.3 * times):
            _cover(words, times, shortest, inside)
            continue
        _cover(words, times, shortest, inside)
        content = [w for w in words if w not in stop]
        if len(content) * 3 < len(words) or (reading.code == "zh" and len(join.join(words)) < 4):
            continue
        kept.append((words, times))
    named = _speakers(reading, dialogue)
    kept = [(words, times) for words, times in kept if named.isdisjoint(words)]
    kept.sort(key=lambda item: (-item[1] * (len(item[0]) - shortest + 2), item[0]))
    return [Phrase(_surface(reading, join.join(words)), times) for words, times in kept[:_SHOWN]]


def _repeated(tokens: list[str], shortest: int, least: int, progress: Progress) -> dict[tuple[str, ...], int]:
    """Count runs of words, longer ones only where both their parts are frequent: memory follows the repeats."""
    numbers: dict[str, int] = {BREAK: 0}
    # A word that is rare is in no frequent phrase: it parts them like a full stop.
    for token, n in Counter(tokens).items():
        numbers[token] = len(numbers) if n >= least and token != BREAK else 0
    names = {number: token for token, number in numbers.items() if number}
    # Two numbers side by side in one integer, as small as can be: small ones are quick to hash.
    shift = max(numbers.values()).bit_length()
    high = {token: number << shift for token, number in numbers.items()}
    pairs = list(map(or_, map(high.__getitem__, tokens), map(numbers.__getitem__, islice(tokens, 1, None))))
    mask = (1 << shift) - 1
    frequent = sorted(pair for pair, n in Counter(pairs).items() if n >= least and pair > mask and pair & mask)
    progress(0.4)
    # level[i] is the number of the frequent run of words that starts at i, or 0.
    code = {pair: n for n, pair in enumerate(frequent, 1)}
    level = list(map(code.get, pairs, repeat(0)))
    del pairs
    runs: dict[int, tuple[int, ...]] = {n: (pair >> shift, pair & mask) for pair, n in code.items()}
    found: dict[tuple[str, ...], int] = {}
    if shortest == 2:
        for n, times in Counter(level).items():
            if n:
                found[tuple(names[i] for i in runs[n])] = times
    at = [i for i, n in enumerate(level) if n]
    for size in range(3, _LONGEST + 1):
        # Where a frequent run starts and another one word further on, the two make one of `size` words.
        level.append(0)
        at = [i for i in at if level[i + 1]]
        shift = max(code.values(), default=0).bit_length()
        mask = (1 << shift) - 1
        both = [level[i] << shift | level[i + 1] for i in at]
        grown = Counter(both)
        keep = sorted(key for key, n in grown.items() if n >= least)
        if not keep:
            break
        code = {key: n for n, key in enumerate(keep, 1)}
        runs = {n: (*runs[key >> shift], runs[key & mask][-1]) for key, n in code.items()}
        for key, n in code.items():
            if size >= shortest:
                found[tuple(names[j] for j in runs[n])] = grown[key]
        level = [0] * len(level)
        for i, key in zip(at, both, strict=True):
            level[i] = code.get(key, 0)
        at = [i for i in at if level[i]]
        progress(0.4 + 0.1 * size)
    return found


def _speakers(reading: Reading, dialogue: Dialogue) -> set[str]:
    """The words of speakers' names: how often somebody is named is no habit of the writer."""
    names = {quote.speaker for quote in dialogue.quotes if quote.speaker}
    if reading.code == "zh":
        found = {folding.fold_word(name) for name in names}
        return found | {name[1:] for name in found if len(name) > 2}
    return {word for name in names for word in name.lower().split() if word not in english.STOP_WORDS}


def _cover(words: tuple[str, ...], times: int, shortest: int, inside: Counter[tuple[str, ...]]) -> None:
    if len(words) > shortest:
        for part in (words[1:], words[:-1]):
            inside[part] = max(inside[part], times)


def _surface(reading: Reading, phrase: str) -> str:
    """The phrase as the text prints it, where it was counted in simplified characters."""
    if reading.folded is reading.text:
        return phrase
    offset = reading.folded.find(phrase)
    return reading.text[offset : offset + len(phrase)] if offset >= 0 else phrase
