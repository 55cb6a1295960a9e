"""Bytes in, text out, with every damaged place on record."""

from __future__ import annotations

from tasks.analysis.decoding import choice, damage, mixed
from tasks.analysis.values import Damage, Decoded

__all__ = ["decode"]


def decode(data: bytes) -> Decoded:
    """Decode a whole file. Never fails: what is no character becomes U+FFFD and is recorded."""
    codec, confidence, mark = choice.choose(data)
    body = data[mark:]
    text_codec = "utf-8" if codec == "utf-8-sig" else codec
    foreign: list[Damage] = []
    replaced = False
    try:
        text = body.decode(text_codec)
        whole = text_codec.startswith("utf-")
    except UnicodeDecodeError:
        text, whole, replaced = "", False, True
    if not whole:
        parts = mixed.pieces(body, text_codec)
        if parts:
            text, foreign = _join(parts, text_codec)
        elif replaced:
            text = body.decode(text_codec, "replace")
    if text.startswith("\ufeff"):
        text = text[1:]
    places, characters = damage.find(text, replaced)
    places = sorted([*places, *foreign], key=lambda place: (place.start, place.end))
    return Decoded(text, codec, confidence, places, characters)


def _join(parts: list[tuple[bytes, str]], main: str) -> tuple[str, list[Damage]]:
    """The text of all parts, and where the parts in another encoding stand: neighbours become one place."""
    texts: list[str] = []
    foreign: list[Damage] = []
    length = 0
    for raw, codec in parts:
        text = raw.decode(codec, "replace")
        if codec != main:
            if foreign and foreign[-1].end == length:
                foreign[-1] = Damage(foreign[-1].start, length + len(text), "mixed_encoding")
            else:
                foreign.append(Damage(length, length + len(text), "mixed_encoding"))
        texts.append(text)
        length += len(text)
    return "".join(texts), foreign
