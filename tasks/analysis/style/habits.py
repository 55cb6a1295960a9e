"""Habits of the hand: sentence lengths, adverbs, the passive, exclamations, how speech is tagged."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from ..lexicons import words
from ..lexicons.english import SAID, SPEECH_VERBS
from ..reading import Reading
from ..values import Dialogue
from . import lengths

_NO_ADVERBS = words("""only family reply july fly supply apply belly jelly rally bully lily holy ugly lonely lovely silly early daily
    friendly likely homely kindly comely curly elderly cowardly heavenly melancholy assembly anomaly folly jolly ally
    hilly chilly woolly sly ply rely comply multiply imply italy sally molly polly dolly emily billy willy nelly milly
    butterfly monopoly worldly earthly godly lively leisurely manly womanly brotherly motherly fatherly ghastly orderly
    costly deadly bodily surly burly gully wily oily scholarly unlikely ungodly unearthly princely stately sickly
    beastly weekly monthly yearly nightly""")
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "am"])
_PARTICIPLES = words("""made done seen known given taken found told left brought kept held thought put sent caught bound lost built
    bought taught shown drawn thrown broken written spoken driven hidden forgotten chosen shut struck heard led met
    paid read said set shot sold spent understood won worn beaten bitten blown cut eaten fed felt forbidden forgiven
    hung hurt laid lit sung sunk sworn swept torn woven wound torn stolen shaken frozen fallen borne begun ridden
    overcome undone withdrawn mistaken overtaken""")
_DOTS = re.compile(r"\.(?<!\.\.)\.\.")
_TAG_WORD = re.compile(r"[a-z]+")
_TAG_REACH = 60


def measure(reading: Reading, dialogue: Dialogue, words: list[str], frequencies: Counter[str]) -> dict[str, Any]:
    """Return rates per 1,000 words (`_per_1000`) and shares (`_share`); what is not for the language is None.

    In Chinese and Japanese a rate is per 1,000 characters.
    """
    body = reading.text[slice(*reading.structure.body)]
    total = sum(reading.word_counts) or None
    found: dict[str, Any] = dict(lengths.measure(reading))
    marks = {"exclamations_per_1000": "!！", "questions_per_1000": "?？", "semicolons_per_1000": ";；"}
    for name, chars in marks.items():
        found[name] = _rate(sum(map(reading.count, chars)), total)
    dots = len(_DOTS.findall(body)) if "..." in body else 0
    found["ellipses_per_1000"] = _rate(reading.count("…") + dots, total)
    english = reading.code == "en"
    found["adverbs_per_1000"] = _rate(adverbs(frequencies), total) if english else None
    found["passive_per_1000"] = _rate(passives(words), total) if english else None
    tags = speech_tags(reading.text, dialogue) if english else Counter()
    tagged = tags.total()
    found["speech_tags"] = [{"verb": verb, "count": n} for verb, n in _ranked(tags)[:12]] if english else None
    found["said_share"] = round(sum(tags[v] for v in SAID) / tagged, 4) if tagged else None
    found["top_adverbs"] = _top_adverbs(frequencies) if english else None
    return found


def _rate(count: int, words: int | None) -> float | None:
    return round(1000 * count / words, 2) if words else None


def _ranked(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS


def adverbs(frequencies: Counter[str]) -> int:
    """Number of adverbs in -ly."""
    return sum(n for word, n in frequencies.items() if _is_adverb(word))


def _top_adverbs(frequencies: Counter[str]) -> list[dict[str, Any]]:
    found = Counter({word: n for word, n in frequencies.items() if _is_adverb(word)})
    return [{"word": word, "count": n} for word, n in _ranked(found)[:12]]


def passives(words: list[str]) -> int:
    """Number of forms of be that a past participle follows at once, or after one adverb: a pattern, no parse."""
    found = 0
    last = len(words) - 1
    for i in [i for i, word in enumerate(words) if word in _BE]:
        j = i + 1
        if j < last and words[j].endswith("ly"):
            j += 1
        if j <= last:
            word = words[j]
            found += (word.endswith("ed") and len(word) > 4) or word in _PARTICIPLES
    return found


def speech_tags(text: str, dialogue: Dialogue) -> Counter[str]:
    """The verbs of saying that stand right after a quotation: she said, cried he."""
    found: Counter[str] = Counter()
    for quote in dialogue.quotes:
        after = _TAG_WORD.findall(text[quote.end : quote.end + _TAG_REACH].split("\n\n")[0].lower(), 0)[:4]
        for word in after:
            if word in SPEECH_VERBS:
                found[word] += 1
                break
    return found
