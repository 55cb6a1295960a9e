"""Texts pasted together from two encodings: lines that read better in another one."""

from __future__ import annotations

import re
from collections.abc import Callable

from tasks.analysis.decoding import choice

# Four Han characters in UTF-8 on end: chance does not do that in another encoding.
# Written out, so that the search skips to the next byte that can begin one.
_UTF8_HAN = re.compile(rb"[\xe3-\xe9][\x80-\xbf][\x80-\xbf]" * 4)
_UTF8_CYRILLIC = re.compile(rb"[\xd0\xd1][\x80-\xbf]" * 6)
# Any other character of two bytes: chance does not make one of a line in these encodings that is UTF-8 throughout.
_UTF8_PAIR = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|\xe2\x80[\x90-\xbf]")
LATIN = frozenset({"cp1250", "cp1252", "cp1254", "cp1257", "iso8859_2", "mac_roman"})
SAMPLE = 1 << 18
MANY = 5
ENOUGH = 0.3  # score of the other encoding


def pieces(data: bytes, codec: str) -> list[tuple[bytes, str]] | None:
    """Stretches of whole lines with the codec of each, in order; None if one codec does for all."""
    if codec == "utf-8":
        return _in_utf8(data)
    if codec.startswith("utf-"):
        return None
    pair = codec in LATIN and _UTF8_PAIR.search(data)
    if not pair and not _UTF8_HAN.search(data) and not _UTF8_CYRILLIC.search(data):
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
    if codec in LATIN and _UTF8_PAIR.search(line):
        try:
            line.decode("utf-8")
            return "utf-8"
        except UnicodeDecodeError:
            pass
    if not (_UTF8_HAN.search(line) or _UTF8_CYRILLIC.search(line)):
        return None
    text = line.decode("utf-8", "replace")
    high = sum(1 for char in text if char > "\x7f")
    return "utf-8" if text.count("\ufffd") <= 0.02 * high else None


def _in_utf8(data: bytes) -> list[tuple[bytes, str]] | None:
    """Lines of UTF-8, and lines of whatever encoding the others together read best in."""
    others: list[bytes] = []
    size = 0
    for line in data.split(b"\n"):
        if size < SAMPLE and _is_foreign(line):
            others.append(line)
            size += len(line)
    if not others:
        return None
    best, top = choice.ranking(b"\n".join(others))[0]
    if top < ENOUGH:
        return None
    least = 1 if len(others) >= MANY else 2  # where many lines are foreign, one with a single accent is so too
    return _split(data, lambda line: best if _is_foreign(line, least) else None)


def _is_foreign(line: bytes, least: int = 2) -> bool:
    """Whether hardly anything of a line is UTF-8: a damaged line of UTF-8 is no line of something else."""
    if line.isascii():
        return False
    try:
        line.decode("utf-8")
        return False
    except UnicodeDecodeError:
        pass
    high = len(line.translate(None, bytes(range(128))))
    bad = line.decode("utf-8", "replace").count("\ufffd")
    return bad >= max(least, 0.3 * high)
