"""Which language a text is in: by its scripts, and by its function words where the script is shared."""

from __future__ import annotations

import re
from collections import Counter

from tasks.analysis.decoding.common import SIMPLIFIED, TRADITIONAL
from tasks.analysis.function_words import CYRILLIC, LATIN
from tasks.analysis.values import Language

SAMPLES = 24
SAMPLE_CHARACTERS = 2000
# Prose has 25 % and more of these words, in every language of the table; lists and source code have less.
MIN_SHARE = 0.10
MIN_DIFFERENT = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ONLY_SIMPLIFIED = SIMPLIFIED - TRADITIONAL
_ONLY_TRADITIONAL = TRADITIONAL - SIMPLIFIED
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Latn", re.compile("[A-Za-zÀ-ɏḀ-ỿ]")),
    ("Hani", re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")),
    ("Kana", re.compile("[\u3041-\u30ff]")),
    ("Hang", re.compile("[\uac00-\ud7a3\u1100-\u11ff]")),
    ("Cyrl", re.compile("[\u0400-\u04ff]")),
    ("Grek", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("Hebr", re.compile("[\u0590-\u05ff]")),
    ("Arab", re.compile("[\u0600-\u06ff]")),
    ("Thai", re.compile("[\u0e00-\u0e7f]")),
    ("Deva", re.compile("[\u0900-\u097f]")),
)
_ONE_LANGUAGE = {"Hang": "ko", "Grek": "el", "Hebr": "he", "Thai": "th", "Deva": "hi", "Arab": "ar"}


def identify(text: str) -> Language:
    """Vote of 24 samples spread over the text. Confidence is the share of samples that agree."""
    votes: Counter[str] = Counter()
    shares: list[float] = []
    samples = _samples(text)
    for sample in samples:
        code, share = _one(sample)
        if code:
            votes[code] += 1
            shares.append(share)
    if not votes:
        return Language("und", 0.0, "")
    code, count = min(votes.items(), key=lambda item: (-item[1], item[0]))
    confidence = round(count / len(samples) * min(1.0, sum(shares) / len(shares) / 0.7), 3)
    return Language(code, confidence, _script(code, "".join(samples)))


def _samples(text: str) -> list[str]:
    if len(text) <= SAMPLES * SAMPLE_CHARACTERS:
        pieces = [text[place : place + SAMPLE_CHARACTERS] for place in range(0, len(text), SAMPLE_CHARACTERS)]
        return [piece for piece in pieces if piece.strip()] or [text]
    step = (len(text) - SAMPLE_CHARACTERS) // (SAMPLES - 1)
    return [text[place * step : place * step + SAMPLE_CHARACTERS] for place in range(SAMPLES)]


def _one(sample: str) -> tuple[str, float]:
    """The language of one sample and how clear it is (0..1), or ("", 0) for none."""
    counts = {script: len(pattern.findall(sample)) for script, pattern in _SCRIPTS}
    total = sum(counts.values())
    if total < 3:
        return "", 0.0
    # A Han character or kana says as much as half a Latin word.
    weights = dict(counts)
    weights["Hani"] *= 3
    weights["Kana"] *= 3
    script = max(weights, key=lambda name: weights[name])
    if script in ("Hani", "Kana"):
        if counts["Kana"] > 0.1 * (counts["Hani"] + counts["Kana"]):
            return "ja", min(1.0, (counts["Hani"] + counts["Kana"]) / total + 0.15)
        return "zh", min(1.0, counts["Hani"] / total + 0.15)
    if script in _ONE_LANGUAGE:
        code = _ONE_LANGUAGE[script]
        if code == "ar" and re.search("[پچگژ]", sample):
            code = "fa"
        return code, counts[script] / total
    return _by_words(sample, CYRILLIC if script == "Cyrl" else LATIN)


def _by_words(sample: str, table: dict[str, frozenset[str]]) -> tuple[str, float]:
    words = [word.lower().replace("’", "'") for word in _WORD.findall(sample)]
    if not words:
        return "", 0.0
    seen = Counter(words)
    shares = {code: sum(seen[word] for word in table[code] if word in seen) / len(words) for code in table}
    best = min(shares, key=lambda code: (-shares[code], code))
    different = sum(1 for word in table[best] if word in seen)
    if shares[best] < MIN_SHARE or different < min(MIN_DIFFERENT, len(words) // 8):
        return "", 0.0
    return best, min(1.0, shares[best] / 0.3)


def _script(code: str, sample: str) -> str:
    if code == "zh":
        simplified = sum(1 for char in sample if char in _ONLY_SIMPLIFIED)
        traditional = sum(1 for char in sample if char in _ONLY_TRADITIONAL)
        return "Hans" if simplified >= traditional else "Hant"
    fixed = {
        "ja": "Jpan",
        "ko": "Kore",
        "el": "Grek",
        "he": "Hebr",
        "th": "Thai",
        "hi": "Deva",
        "ar": "Arab",
        "fa": "Arab",
    }
    if code in fixed:
        return fixed[code]
    return "Cyrl" if code in CYRILLIC else "Latn"
