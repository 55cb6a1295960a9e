"""How rich a vocabulary is, by measures that do not depend on the text's length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from ..reading import Reading

WINDOW = 500
_MTLD_THRESHOLD = 0.72
_STRETCHES, _STRETCH = 10, 20_000


def measure(
    reading: Reading, words: list[str], frequencies: Counter[str], reasons: dict[str, str]
) -> dict[str, Any] | None:
    """Return types, hapax legomena, MATTR, MTLD; None with the reason where words cannot be told apart."""
    if not reading.segmented:
        reasons["vocabulary"] = "no word segmenter is at hand for this language"
        return None
    if not words:
        reasons["vocabulary"] = "the text has no words"
        return None
    sample = sampled(words)
    hapax = sum(1 for n in frequencies.values() if n == 1)
    found: dict[str, Any] = {
        "tokens": len(words),
        "types": len(frequencies),
        "hapax_legomena": hapax,
        "hapax_share": round(hapax / len(frequencies), 4),
        "mattr_500": mattr(sample),
        "mtld": mtld(sample),
    }
    if reading.code == "zh":
        found["idiom_rate"] = round(1000 * sum(n for w, n in frequencies.items() if len(w) == 4) / len(words), 2)
    return found


def sampled(words: list[str]) -> list[str]:
    """All words, or of a very long text evenly spaced stretches: the two indices are means and change no more."""
    if len(words) <= _STRETCHES * _STRETCH:
        return words
    step = (len(words) - _STRETCH) // (_STRETCHES - 1)
    return [word for i in range(_STRETCHES) for word in words[i * step : i * step + _STRETCH]]


def mattr(words: list[str], window: int = WINDOW) -> float | None:
    """Moving-average type-token ratio (Covington and McFall 2010); None for fewer words than one window.

    A word's occurrence counts as a type in those windows that hold it but not its next occurrence.
    """
    total = len(words)
    if total < window:
        return None
    windows = total - window + 1
    last: dict[str, int] = {}
    types = 0
    # Away from both ends a word's occurrence counts in as many windows as begin before the next one.
    for i, word in enumerate(words):
        j = last.get(word)
        if j is not None:
            if window <= j and i < windows:
                types += i - j if i - j < window else window
            else:
                types += _windows(j, i, window, windows)
        last[word] = i
    for j in last.values():
        types += _windows(j, total, window, windows)
    return round(types / (windows * window), 4)


def _windows(i: int, following: int, window: int, windows: int) -> int:
    """How many windows hold position i but not position `following`."""
    low = i - window + 1
    if low < 0:
        low = 0
    high = following - window
    if high > i:
        high = i
    if high >= windows:
        high = windows - 1
    return high - low + 1 if high >= low else 0


def mtld(words: list[str]) -> float | None:
    """Measure of textual lexical diversity (McCarthy and Jarvis 2010), mean of both directions."""
    forth, back = _factors(words), _factors(reversed(words))
    if not forth or not back:
        return None
    return round((len(words) / forth + len(words) / back) / 2, 2)


def _factors(words: Iterable[str]) -> float:
    factors = 0.0
    seen: set[str] = set()
    count = types = 0
    add = seen.add
    for word in words:
        count += 1
        if word not in seen:
            add(word)
            types += 1
        elif types < _MTLD_THRESHOLD * count:
            factors += 1
            seen.clear()
            count = types = 0
    if count:
        factors += (1 - types / count) / (1 - _MTLD_THRESHOLD)
    return factors
