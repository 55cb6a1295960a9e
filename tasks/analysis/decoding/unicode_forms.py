"""Recognising UTF-8, UTF-16 and UTF-32, with or without a byte order mark."""

from __future__ import annotations

import codecs

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: FF FE 00 00 begins with FF FE
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
GB18030_BOM = b"\x84\x31\x95\x33"
# Characters that every text in UTF-16 has in plenty: line ends, spaces, ASCII and CJK punctuation, frequent
# letters.
COMMON_16 = frozenset(
    "\n\r \u3000\u3001\u3002\uff0c\uff1a\uff1f\uff01\u201c\u201d的一是不了人我在有他のはにをたいてとし이다는оеаинтαειτאיوا"
)


def bom(data: bytes) -> tuple[int, str] | None:
    """Length of the byte order mark and the codec it stands for. UTF-16 and UTF-32 need content that bears them out."""
    for mark, codec in BOMS:
        if data.startswith(mark):
            if codec == "utf-32-le" and len(data) % 4:
                continue
            return len(mark), codec
    if data.startswith(GB18030_BOM):
        return len(GB18030_BOM), "gb18030"
    return None


def is_iso2022(data: bytes) -> bool:
    """Whether these are seven-bit bytes with the escapes that switch to Japanese characters."""
    return (b"\x1b$B" in data or b"\x1b$@" in data) and data.isascii() and b"\x1b(" in data


def utf32_without_bom(data: bytes) -> str | None:
    """The UTF-32 codec that the pattern of NULs tells of, or None."""
    sample = data[: 16384 // 4 * 4]
    quarter = len(sample) // 4
    if quarter < 8:
        return None
    zeros = [sample[place::4].count(0) for place in range(4)]
    if zeros[3] > 0.95 * quarter and zeros[2] > 0.95 * quarter and zeros[0] < 0.2 * quarter:
        return "utf-32-le"
    if zeros[0] > 0.95 * quarter and zeros[1] > 0.95 * quarter and zeros[3] < 0.2 * quarter:
        return "utf-32-be"
    return None


def utf16_without_bom(data: bytes) -> str | None:
    """The UTF-16 codec that the text itself tells of, or None.

    Latin text has a NUL in every other byte. Other scripts are told by decoding a sample both ways: the right one has
    its line ends, spaces and frequent characters, the wrong one has hardly any.
    """
    sample = data[:32768]
    sample = sample[: len(sample) // 2 * 2]
    half = len(sample) // 2
    if half < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.5 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.5 * half and odd < 0.1 * half:
        return "utf-16-be"
    if even + odd < 0.002 * half:
        return None  # even unbroken prose has line ends and spaces, and those hold a NUL
    little, big = (_familiarity(sample, codec) for codec in ("utf-16-le", "utf-16-be"))
    if max(little, big) < 0.08 or max(little, big) < 4 * min(little, big):
        return None
    return "utf-16-le" if little > big else "utf-16-be"


def _familiarity(sample: bytes, codec: str) -> float:
    text = sample.decode(codec, "replace")
    if text.count("\ufffd") > 0.02 * len(text) + 1:
        return 0.0
    return sum(text.count(char) for char in COMMON_16) / max(1, len(text))


ERROR_LIMIT = 20000
SAMPLE = 1 << 20


def utf8_counts(data: bytes) -> tuple[int, int]:
    """How many sequences of two bytes and more are valid UTF-8, and how many bytes fit no sequence.

    Counted over the whole text, or over its first megabyte once 20,000 errors show that it is something else. A
    sequence cut off by the end of the text is no error.
    """
    errors = _count_errors(data[:SAMPLE])
    if errors > ERROR_LIMIT:
        data = data[:SAMPLE]
    elif len(data) > SAMPLE:
        errors = _count_errors(data)
    ascii_bytes = len(data) - len(data.translate(None, bytes(range(128))))
    characters = len(data.decode("utf-8", "ignore")) - ascii_bytes
    return characters, errors


def _count_errors(data: bytes) -> int:
    # Not final: a sequence cut off by the end is left waiting for the rest.
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(data)
    return text.count("\ufffd") - data.count("\ufffd".encode())
