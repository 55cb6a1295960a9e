"""Phrases that the text repeats: runs of three to six words within a clause."""

from __future__ import annotations

import re
from collections import Counter
from itertools import repeat
from struct import unpack_from

from .. import folding
from ..lexicons import chinese, english
from ..reading import Reading
from ..tokens import BREAK
from ..values import Dialogue, Progress
from ..values_language import Phrase

_LONGEST = 6
_SHOWN = 40
_NONE = "\0"  # stands for a break, a rare word, no frequent run
_ALONE = re.compile("\0(?:[^\0]?\0)++")
_ALONE_OR_TWO = re.compile("\0(?:[^\0]{0,2}\0)++")
_PAIR = {16: "I", 32: "Q"}


def find(reading: Reading, dialogue: Dialogue, progress: Progress) -> list[Phrase] | None:
    """Return the phrases that tell most of the writer's habits, by count times length; None without words."""
    if not reading.segmented:
        return None
    shortest = 2 if reading.code == "zh" else 3
    # Behind every piece there is a break.
    least = max(3, sum(len(piece.tokens) + 1 for piece in reading.words) // 60_000)
    counted = _repeated(reading, shortest, least, progress)
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


def _repeated(reading: Reading, shortest: int, least: int, progress: Progress) -> dict[tuple[str, ...], int]:
    """Count runs of words, longer ones only where both their parts are frequent: memory follows the repeats.

    The text becomes a string with one character for each word, then one for each frequent run of two words that
    starts there, of three, and so on.
    """
    # A word that is rare is in no frequent phrase: it parts them like a full stop.
    frequent = [word for word, n in reading.frequencies.items() if n >= least]
    runs: dict[str, tuple[str, ...]] = {chr(i): (word,) for i, word in enumerate(frequent, 1)}
    signs = dict.fromkeys(reading.frequencies, _NONE) | dict(zip(frequent, runs, strict=True)) | {BREAK: _NONE}
    codes = _NONE.join(["", *["".join(map(signs.__getitem__, piece.tokens)) for piece in reading.words], ""])
    found: dict[tuple[str, ...], int] = {}
    for size in range(2, _LONGEST + 1):
        # What stands alone grows no longer, and neither does a pair where only three count.
        codes = (_ALONE if size > 2 or shortest == 2 else _ALONE_OR_TWO).sub(_NONE, codes)
        bits = 32 if len(runs) > 0xFFFF else 16
        mask = (1 << bits) - 1
        pairs = _pairs(codes, bits)
        counted = Counter(pairs)
        keep = [pair for pair, n in counted.items() if n >= least and pair > mask and pair & mask]
        if not keep:
            break
        # Where a frequent run starts and another one word further on, the two make one of `size` words.
        grown = {chr(i): (*runs[chr(pair & mask)], runs[chr(pair >> bits)][-1]) for i, pair in enumerate(keep, 1)}
        if size >= shortest:
            found.update((run, counted[pair]) for run, pair in zip(grown.values(), keep, strict=True))
        if size < _LONGEST:
            known = dict(zip(keep, grown, strict=True))
            codes = "".join([*map(known.get, pairs, repeat(_NONE)), _NONE])
        runs = grown
        progress(0.4 + 0.1 * size)
    return found


def _pairs(codes: str, bits: int) -> list[int]:
    """Each character with the one behind it, as one number (the first in the low bits): such are quick to count."""
    data = memoryview(codes.encode(f"utf-{bits}-le", "surrogatepass"))
    pairs = [0] * max(0, len(codes) - 1)
    for first in (0, 1):
        rest = data[first * bits // 8 :]
        pairs[first::2] = unpack_from(f"<{len(rest) * 4 // bits}{_PAIR[bits]}", rest)
    return pairs


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
