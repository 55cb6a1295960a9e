"""Where sentences begin and end. Rules, no model: final punctuation, closing marks, abbreviations, case."""

from __future__ import annotations

import re

from .spans import Spans

# Every alternative begins at a place where the one before cannot go on, so that a run of ten million
# full stops is read once.
_WESTERN_END = re.compile(
    r"""[.!?…](?<![.!?…][.!?…])[.!?…]*+["”’'»)\]_*]*+(?=\s++["“‘'«(\[_¡¿—–-]*+[^a-zà-ÿ\s]|\s*+\Z)"""
)
_CJK_END = re.compile(r"[。！？!?…](?<![。！？!?…][。！？!?…])[。！？!?…]*+[”’」』）)》〉\"']*+")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"‘'—-])(?:Mr|Mrs|Ms|Messrs|Mme|Mlle|Dr|St|Sr|Jr|Prof|Rev|Hon|Capt|Col|Gen|Lieut|Lt|Sergt|Sgt|Maj"
    r"|Esq|Gov|Pres|Supt|Bros|Co|No|Nos|vol|chap|pp|p|fig|viz|vs|etc|i\.e|e\.g|cf|hr|Hr|Fr|Nr|bzw|usw|Dra|Sra|Srta|D|M|[A-Z])\.$"
)
_LOOK_BACK = 10


def collect(text: str, start: int, end: int, cjk: bool, found: Spans) -> None:
    """Add the sentences of one paragraph text[start:end] to `found`, stripped, without empty ones."""
    begin = start
    for match in (_CJK_END if cjk else _WESTERN_END).finditer(text, start, end):
        stop = match.end()
        if not cjk and text[match.start()] == "." and _abbreviated(text, begin, match.start() + 1):
            continue
        _add(text, begin, stop, found)
        begin = stop
    _add(text, begin, end, found)


def _abbreviated(text: str, begin: int, stop: int) -> bool:
    return _ABBREVIATION.search(text, max(begin, stop - _LOOK_BACK), stop) is not None


def _add(text: str, begin: int, end: int, found: Spans) -> None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    # A stretch without a letter or digit (a row of stars, a lone quotation mark) is no sentence.
    if begin < end and (text[begin].isalnum() or any(map(str.isalnum, text[begin : min(end, begin + 40)]))):
        found.starts.append(begin)
        found.ends.append(end)
