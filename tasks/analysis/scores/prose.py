"""How much a text looks like prose: function words, and not too many signs."""

from __future__ import annotations

import re
from collections import Counter

from tasks.analysis import folding
from tasks.analysis.function_words import CYRILLIC, LATIN
from tasks.analysis.values import Language

SAMPLES = 40
SAMPLE_CHARACTERS = 1500
FLOOR = 0.05
# Share of function words below which a text is no prose, and what is added to that for full marks.
LATIN_RANGE = (0.12, 0.20)
HAN_RANGE = (0.10, 0.10)
_HAN_WORDS = frozenset(
    "的了是在不一有我他她这這那就也来來去说說道到着著么麼什甚之其而于於以为為此者与與又却卻便只把被得你们們曰乃矣於则則皆无無所若亦欲个個会會过過还還对對后後从從里裡裏没沒因故且何谁誰此"
)
_HAN = re.compile("[\u4e00-\u9fff]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SIGN = re.compile(r"[{}\[\]<>=|\\/@#$%^&*_+~`0-9\ufffd\ue000-\uf8ff]")
_HAN_SIGN = re.compile(r"[{}<>=|\\/@#$%^&*_+~`a-zA-Z0-9\ufffd\ue000-\uf8ff]")


def likeness(text: str, start: int, end: int, language: Language) -> tuple[float, str]:
    """0.05..1 and the reason."""
    sample = _sample(text, start, end)
    if not sample.strip():
        return FLOOR, "There is no text."
    length = max(1, len("".join(sample.split())))
    if language.code == "zh":
        return _chinese(sample, length)
    signs = len(_SIGN.findall(sample)) / length
    table = LATIN.get(language.code) or CYRILLIC.get(language.code)
    if table is None:
        if language.code == "und":
            return FLOOR + 0.15, "Without a known language prose cannot be told from other text."
        return max(FLOOR, 1 - signs / 0.05), f"{signs:.1%} signs and digits."
    words = [word.lower() for word in _WORD.findall(sample)]
    share = sum(1 for word in words if word in table) / max(1, len(words))
    low, width = LATIN_RANGE
    value = min(1.0, max(0.0, (share - low) / width)) * min(1.0, max(0.0, 1.25 - signs / 0.08))
    return max(
        FLOOR, value
    ), f"{share:.0%} of the words are function words, {signs:.1%} of the characters are signs or digits."


def _chinese(sample: str, length: int) -> tuple[float, str]:
    han = _HAN.findall(sample)
    share = sum(1 for char in han if char in _HAN_WORDS) / max(1, len(han))
    low, width = HAN_RANGE
    signs = len(_HAN_SIGN.findall(sample)) / length
    familiar = _familiar(sample)
    value = min(1.0, max(0.0, (share - low) / width)) * min(1.0, max(0.0, 1.25 - signs / 0.12))
    why = f"{share:.0%} of the characters are function words, {signs:.1%} are signs, digits or Latin letters"
    if familiar is None:
        return max(FLOOR, value), why + "."
    # Shuffled characters keep their frequencies but hardly ever make words of two characters.
    value *= min(1.0, max(0.0, (familiar - 0.15) / 0.15))
    return max(FLOOR, value), why + f"; {familiar:.0%} stand in words of two or more characters."


def _familiar(sample: str) -> float | None:
    """Share of Han characters in words of two and more, or None without the segmenter."""
    try:
        import rjieba  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError:
        return None
    counts: Counter[bool] = Counter()
    for word in rjieba.cut(folding.fold(sample), False):
        if _HAN.match(word):
            counts[len(word) > 1] += len(word)
    return counts[True] / max(1, counts.total())


def _sample(text: str, start: int, end: int) -> str:
    if end - start <= SAMPLES * SAMPLE_CHARACTERS:
        return text[start:end]
    step = (end - start - SAMPLE_CHARACTERS) // (SAMPLES - 1)
    return "\n".join(text[start + place * step : start + place * step + SAMPLE_CHARACTERS] for place in range(SAMPLES))
