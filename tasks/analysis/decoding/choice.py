"""Choosing the encoding: byte order mark, UTF-8 with tolerance, UTF-16 by content, then whichever candidate reads best."""

from __future__ import annotations

import re

from tasks.analysis.decoding import alphabets, by_line, multi_byte, single_byte, unicode_forms

WINDOW = 12288
WINDOWS = 6
SINGLE_BYTE_SAMPLE = 6144
_PAIR = re.compile(rb"[\x80-\xff]{2}")
_WORD = re.compile(rb"[\x80-\xff]{3}")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")


def choose(data: bytes) -> tuple[str, float, int]:
    """The codec, how sure that is (0..1), and the length of the byte order mark."""
    mark = unicode_forms.bom(data)
    if mark:
        length, codec = mark
        return codec, 1.0, length
    if unicode_forms.is_iso2022(data):
        return "iso2022_jp", 0.95, 0
    wide = unicode_forms.utf32_without_bom(data) or unicode_forms.utf16_without_bom(data)
    if wide:
        return wide, 0.95, 0
    try:
        data.decode("utf-8")
        return "utf-8", 1.0, 0
    except UnicodeDecodeError:
        pass
    valid, invalid = unicode_forms.utf8_counts(data)
    # In damaged UTF-8 the good sequences outnumber the bad bytes by far. In a text of another encoding hardly any
    # sequence is good by chance, however few its high bytes are.
    if (valid > 4 * invalid and valid >= 8) or invalid == 0:
        return "utf-8", max(0.6, 1 - invalid / max(1, valid)), 0
    joined = by_line.other_lines(data, valid, invalid)
    if joined:
        others, share = joined
        best, top = ranking(others)[0]
        if top > 0.3:
            return (best if share < 0.5 else "utf-8"), 0.6, 0
    scores = ranking(data)
    best, top = scores[0]
    second = _rival(data, scores)
    if top < 0.1 and valid > invalid:
        return "utf-8", 0.5, 0
    if top <= 0 and invalid < 0.001 * len(data):
        return "utf-8", 0.6, 0  # plain ASCII with a few stray bytes
    share = min(1.0, max(0.0, top - max(0.0, second)) / 0.4)
    return best, round((0.75 + 0.25 * share) * min(1.0, max(0.3, 0.5 + top)), 3), 0


def ranking(data: bytes) -> list[tuple[str, float]]:
    """All candidates with their scores, best first; ties keep the order of the tables."""
    sample = _sample(data)
    pairs = bool(_PAIR.search(sample))  # even quotation marks in gb18030 are two high bytes
    scores = [(codec, multi_byte.score(sample, codec)) for codec in multi_byte.FREQUENT if pairs]
    short = sample[:SINGLE_BYTE_SAMPLE]
    words = bool(_WORD.search(short))
    scores += [
        (codec, single_byte.score(short, codec))
        for codec in single_byte.LETTERS
        if words or codec not in single_byte.DENSE  # a script of its own has words of its own
    ]
    scores.sort(key=lambda pair: -pair[1])
    return single_byte.siblings(short, alphabets.settle(short, scores))


def _rival(data: bytes, scores: list[tuple[str, float]]) -> float:
    """The score of the best candidate that would give another text."""
    sample = _sample(data)[:SINGLE_BYTE_SAMPLE]
    text = sample.decode(scores[0][0], "replace")
    return next((score for codec, score in scores[1:] if sample.decode(codec, "replace") != text), -1.0)


def _sample(data: bytes) -> bytes:
    high = len(data.translate(None, bytes(range(128))))
    if high < 0.04 * len(data):
        return _around_high_bytes(data)
    if len(data) <= WINDOW * WINDOWS:
        return data
    pieces = [data[:WINDOW]]
    step = (len(data) - WINDOW) // (WINDOWS - 1)
    for place in range(1, WINDOWS):
        start = _boundary(data, place * step)
        if start is not None:
            pieces.append(data[start : start + WINDOW])
    return b"\n".join(pieces)


def _boundary(data: bytes, start: int) -> int | None:
    """The first place after `start` where no character of any encoding is cut: behind a byte below "0"."""
    for place in range(start, min(start + 4096, len(data))):
        if data[place] < 0x30:
            return place + 1
    return None


def _around_high_bytes(data: bytes, limit: int = 4000, context: int = 16) -> bytes:
    pieces: list[bytes] = []
    end = 0
    for run in _HIGH_RUN.finditer(data):
        start = max(end, run.start() - context)
        end = run.end() + context
        pieces.append(data[start:end])
        if len(pieces) >= limit:
            break
    return b" ".join(pieces)
