"""Texts pasted together from two encodings: lines that read better in another one."""

from __future__ import annotations

import re
from collections.abc import Callable

from tasks.analysis.decoding import multi_byte, single_byte

# Four Han characters in UTF-8 on end: chance does not do that in another encoding.
# Written out, so that the search skips to the next byte that can begin one.
_UTF8_HAN = re.compile(rb"[\xe3-\xe9][\x80-\xbf][\x80-\xbf]" * 4)
_UTF8_CYRILLIC = re.compile(rb"[\xd0\xd1][\x80-\xbf]" * 6)
FALLBACKS = ("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "cp1251", "koi8_r", "cp1252")


def pieces(data: bytes, codec: str) -> list[tuple[bytes, str]] | None:
    """Stretches of whole lines with the codec of each, in order; None if one codec does for all."""
    if codec == "utf-8":
        return _split(data, _foreign_in_utf8)
    if codec.startswith("utf-"):
        return None
    if not _UTF8_HAN.search(data) and not _UTF8_CYRILLIC.search(data):
        return None
    return _split(data, lambda line: _utf8_in_other(line, codec), codec)


def _split(data: bytes, other: Callable[[bytes], str | None], codec: str = "utf-8") -> list[tuple[bytes, str]] | None:
    found: list[tuple[bytes, str]] = []
    run_start, foreign = 0, False
    start = 0
    while start < len(data):
        end = data.find(b"\n", start) + 1 or len(data)
        line_codec = other(data[start:end])
        if line_codec:
            if run_start < start:
                found.append((data[run_start:start], codec))
            found.append((data[start:end], line_codec))
            run_start, foreign = end, True
        start = end
    if not foreign:
        return None
    if run_start < len(data):
        found.append((data[run_start:], codec))
    return found


def _utf8_in_other(line: bytes, codec: str) -> str | None:
    if not (_UTF8_HAN.search(line) or _UTF8_CYRILLIC.search(line)):
        return None
    text = line.decode("utf-8", "replace")
    high = sum(1 for char in text if char > "\x7f")
    return "utf-8" if text.count("\ufffd") <= 0.02 * high else None


def _foreign_in_utf8(line: bytes) -> str | None:
    try:
        line.decode("utf-8")
        return None
    except UnicodeDecodeError:
        pass
    high = len(line.translate(None, bytes(range(128))))
    bad = line.decode("utf-8", "replace").count("\ufffd")
    if high < 6 or bad < 0.3 * high:
        return None  # a damaged line of UTF-8, not a line of something else
    best, top = "", 0.45
    for codec in FALLBACKS:
        score = multi_byte.score(line, codec) if codec in multi_byte.FREQUENT else single_byte.score(line, codec)
        if score > top:
            best, top = codec, score
    return best or None
