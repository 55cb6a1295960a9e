"""Whether a sentence can be quoted alone: whole, no heading, and not cut in the middle of a speech."""

from __future__ import annotations

import re

_FINAL = frozenset(".!?…。！？")
_CLOSING = frozenset("”’\"'»«›‹」』）)》〉]】_*")
# Behind these a sentence may begin: the ends of others, and the lines of signs that part scenes.
_BEFORE = _FINAL | _CLOSING | frozenset("-—–=~～*＊")
_PAIRS = {"”": "“", "」": "「", "』": "『", "》": "《", "）": "（", ")": "(", "]": "[", "】": "【"}
_OPENING = frozenset(_PAIRS.values())
_HEADING = re.compile(r"第\s{0,4}[\d〇零一二三四五六七八九十百千两]{1,9}\s{0,4}[章回卷节節部集]")
_NUMBERED = re.compile(r"(?:^|[\s(])(?:[IVXLC]{1,7}|\d{1,4})[.)]\s*\Z")
_CAPITALS = 0.4  # of the letters: more is a heading, or a list of them
_LOOK_BACK = 12


def whole(text: str, begin: int, start: int, end: int) -> bool:
    """Whether text[start:end] is whole. `begin` is where the running text that it stands in begins."""
    sentence = text[start:end]
    if sentence.rstrip("".join(_CLOSING))[-1:] not in _FINAL or _HEADING.match(sentence):
        return False
    return _begins(text, begin, start, end) and _balanced(sentence) and not _shouted(sentence)


def _begins(text: str, begin: int, start: int, end: int) -> bool:
    """Not in the middle: what stands before it has ended, and it does not go on with a small letter."""
    first = next((char for char in text[start:end] if char.isalnum()), "")
    if first.islower():
        return False
    before = text[max(begin, start - _LOOK_BACK) : start]
    if _NUMBERED.search(before):
        return False
    last = before.rstrip()[-1:]
    return last in _BEFORE if last else start - begin <= _LOOK_BACK or before.isspace()


def _balanced(sentence: str) -> bool:
    """Whether all that opens in it closes in it, and the other way round."""
    if sentence.count('"') % 2 or sentence.count("_") % 2:
        return False
    if "„" in sentence:  # the mark that closes here is one that opens elsewhere
        return sentence.count("„") == sentence.count("“") + sentence.count("”")
    if sentence.count("«") != sentence.count("»"):
        return False
    open_marks: list[str] = []
    for char in sentence:
        if char in _OPENING:
            open_marks.append(char)
        elif char in _PAIRS and (not open_marks or open_marks.pop() != _PAIRS[char]):
            return False
    return not open_marks


def _shouted(sentence: str) -> bool:
    letters = sum(map(str.isalpha, sentence))
    return sum(map(str.isupper, sentence)) > _CAPITALS * letters
