"""Finding the places in a decoded text where no text is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import filterfalse

from tasks.analysis.values import Damage

# More places than this tell nothing new; the number of damaged characters stays exact.
LIMIT = 50000
_BAD = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0e-\x19\x1b-\x1f\x7f-\x9f]+")
# What bytes 80..BF of UTF-8 turn into when they are read as Windows-1252.
TRAIL = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
LATIN_MOJIBAKE = re.compile(
    f"(?:â[€\x80][{TRAIL}]|Ã[{TRAIL}]|Â[\xa0-\xbf]|Ð[{TRAIL}](?:[ÐÑ][{TRAIL}])+|[åäæçèé][{TRAIL}]{{2}})+"
)
_LATIN_HINT = re.compile(f"[âÃÂÐåäæçèé][{TRAIL}]+(?:[âÃÂÐÑåäæçèé][{TRAIL}]+)*")
# What Cyrillic letters in UTF-8 turn into when they are read as Windows-1251.
CYRILLIC_TRAIL = "".join(
    char for char in bytes(range(0x80, 0xC0)).decode("cp1251", "ignore") if not "\u0410" <= char <= "\u044f"
)
CYRILLIC_MOJIBAKE = re.compile(f"(?:[РС][{re.escape(CYRILLIC_TRAIL)}]){{2,}}")
HAN_MOJIBAKE = re.compile("(?:锟斤拷|锟斤|烫烫烫烫*|屯屯屯屯*|锘縷?|鈥[渕淣滃滐]?|[鐨鎴浠涓][勬戜粬]|銆[傚€])+")
HAN_SIGNS = ("锟斤", "烫烫烫", "屯屯屯", "鐨勬", "鈥", "銆")


def find(text: str, replaced: bool) -> tuple[list[Damage], int]:
    """Every damaged place in text order, and the number of damaged characters.

    `replaced` tells whether U+FFFD stands for bytes that could not be decoded or was in the source already.
    """
    places: list[Damage] = []
    characters = 0
    undecodable = "undecodable" if replaced else "replacement"
    for match in () if _clean(text) else _BAD.finditer(text):
        characters += match.end() - match.start()
        if len(places) < LIMIT:
            places.append(Damage(match.start(), match.end(), _reason(match.group(), undecodable)))
    for start, end in _mojibake(text):
        characters += end - start
        if len(places) < 2 * LIMIT:
            places.append(Damage(start, end, "mojibake"))
    places.sort(key=lambda place: (place.start, place.end))
    return places, characters


def _clean(text: str) -> bool:
    """Whether there is surely nothing bad: a quick look, for most texts are whole."""
    if "\ufffd" in text:
        return False
    lines = text.split("\r\n" if "\r\n" in text else "\n")
    return all(_printable(line) for line in filterfalse(str.isprintable, lines))


def _printable(line: str) -> bool:
    for blank in "\n\r\t\u3000\xa0":
        line = line.replace(blank, "")
    return line.isprintable()


def _mojibake(text: str) -> Iterator[tuple[int, int]]:
    if not text.isascii():
        for hint in _LATIN_HINT.finditer(text):
            match = LATIN_MOJIBAKE.match(text, hint.start())
            if match:
                yield match.span()
    if "Р" in text and "С" in text:
        for match in CYRILLIC_MOJIBAKE.finditer(text):
            yield match.span()
    # A search for one character is faster than one for two.
    if any(sign[0] in text and sign in text for sign in HAN_SIGNS):
        for match in HAN_MOJIBAKE.finditer(text):
            yield match.span()


def _reason(run: str, undecodable: str) -> str:
    if "\ufffd" in run:
        return undecodable
    if any("\ue000" <= char <= "\uf8ff" for char in run):
        return "private_use"
    return "control"
