"""Who says what: only where the text names the speaker beside the quotation."""

from __future__ import annotations

from bisect import bisect_left

from ..lexicons.english import SPEECH_VERBS
from ..reading import Reading
from ..values import Dialogue, Quote
from .mentions import Mentions

_REACH = 45
_SAME_LINE = 160
_ENDS = frozenset(".!?;")
_BREAKS = frozenset('.!?;\n"”')
_ENDS_HAN = frozenset("。！？；\n”」")


def name(dialogue: Dialogue, who: list[int | None], mentions: Mentions) -> list[Quote]:
    """Return the quotations with the names of those who speak."""
    names = [named.name for named in mentions.people]
    return [
        Quote(quote.start, quote.end, None if i is None else names[i])
        for quote, i in zip(dialogue.quotes, who, strict=True)
    ]


def find(reading: Reading, dialogue: Dialogue, mentions: Mentions) -> list[int | None]:
    """Return who speaks each quotation: known where a name and a verb of saying stand right beside it.

    A quotation that goes on after its tag, in the same paragraph, has the same speaker.
    """
    found: list[int | None] = []
    before: Quote | None = None
    speaker: int | None = None
    limit = len(reading.text)
    for i, quote in enumerate(dialogue.quotes):
        following = dialogue.quotes[i + 1].start if i + 1 < len(dialogue.quotes) else limit
        who = _after(reading, mentions, quote, following)
        if who is None:
            who = _before(reading, mentions, quote, before.end if before else 0)
        if who is not None or speaker is None or before is None or not _goes_on(reading, before, quote):
            speaker = who
        before = quote
        found.append(speaker)
    return found


def _after(reading: Reading, mentions: Mentions, quote: Quote, following: int) -> int | None:
    """ "…," said Emma; "…," Emma said."""
    i = bisect_left(mentions.starts, quote.end)
    if i == len(mentions.starts):
        return None
    start, end = mentions.starts[i], mentions.ends[i]
    if start - quote.end > _REACH or start >= following:
        return None
    between = reading.text[quote.end : start]
    if "\n\n" in between.replace("\r", "") or not _ENDS.isdisjoint(between):
        return None
    words = between.lower().split()
    if reading.code == "zh":
        return None
    if any(word.strip(",") in SPEECH_VERBS for word in words):
        return mentions.who[i] if len(words) <= 4 else None
    rest = reading.text[end : end + 20].lower().split()
    if not words and rest and rest[0].strip(".,:;") in SPEECH_VERBS:
        return mentions.who[i]
    return None


def _before(reading: Reading, mentions: Mentions, quote: Quote, low: int) -> int | None:
    """Emma said, "…"; 宝玉笑道：“…”"""
    i = bisect_left(mentions.starts, quote.start) - 1
    if i < 0 or mentions.starts[i] < low:
        return None
    between = reading.folded[mentions.ends[i] : quote.start]
    if len(between) > _REACH:
        return None
    if reading.code == "zh":
        tail = between.rstrip("：:，, \u3000")
        short = len(between) <= 14 and _ENDS_HAN.isdisjoint(between)
        return mentions.who[i] if short and tail[-1:] in tuple("道说问曰叫喊答骂云喝") else None
    if not _BREAKS.isdisjoint(between):
        return None
    words = between.lower().split()
    if words and words[0].strip(",:") in SPEECH_VERBS and between.rstrip()[-1:] in ",:":
        return mentions.who[i]
    return None


def _goes_on(reading: Reading, before: Quote, quote: Quote) -> bool:
    gap = reading.text[before.end : quote.start]
    return len(gap) <= _SAME_LINE and "\n\n" not in gap.replace("\r", "") and reading.code != "zh"
