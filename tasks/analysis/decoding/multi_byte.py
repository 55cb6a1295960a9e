"""Scoring the encodings of East Asia: how frequent are the characters that a decoding yields?"""

from __future__ import annotations

from collections import Counter

from tasks.analysis.decoding.common import HANGUL, KANJI, SIMPLIFIED, TRADITIONAL

FREQUENT: dict[str, frozenset[str]] = {
    "gb18030": SIMPLIFIED | TRADITIONAL,
    "big5hkscs": TRADITIONAL,
    "cp932": KANJI,
    "euc_jp": KANJI,
    "cp949": HANGUL,
}
PUNCTUATION = frozenset("\u3000、。，．！？：；「」『』（）〔〕《》〈〉【】“”‘’…—·・ー〜～％ー々‧﹁﹂﹃﹄︰﹐﹑﹒")


def score(sample: bytes, codec: str) -> float:
    """Mean fitness of the characters beyond ASCII, about -1 (nonsense) to 1 (prose)."""
    frequent = FREQUENT[codec]
    japanese = codec in ("cp932", "euc_jp")
    points, count = 0.0, 0
    for char, times in Counter(sample.decode(codec, "replace")).items():
        if char <= "\x7f":
            continue
        count += times
        points += times * _points(char, frequent, japanese, codec)
    return points / max(1, count)


def _points(char: str, frequent: frozenset[str], japanese: bool, codec: str) -> float:
    if char in frequent:
        return 1.0
    if char in PUNCTUATION:
        return 0.7
    if "\u3041" <= char <= "\u30ff":
        return 1.0 if japanese else 0.0
    if "\uac00" <= char <= "\ud7a3":
        return 0.5 if codec == "cp949" else -0.5
    if "\u4e00" <= char <= "\u9fff":
        return 0.2 if codec != "cp949" else -0.3
    if "\uff01" <= char <= "\uff5e":
        return 0.4
    if char == "\ufffd":
        return -2.0
    if "\ue000" <= char <= "\uf8ff":
        return -1.5
    return -0.6
