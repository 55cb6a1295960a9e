"""Tells speech from words that are merely set off by marks: titles, irony, signs."""

from __future__ import annotations

from ..values import Span

_SPEECH_END = frozenset(".,!?…—–-;:。，！？；：～~")
_LEAD = frozenset(",:—–-;.!?…，：。！？；")
_MAX_WORDS = 4
_MAX_HAN = 6


def plausible(text: str, span: Span, cjk: bool) -> bool:
    """Whether the quotation reads as speech: punctuation inside its end, or before it, or some length."""
    start, end = span
    inner = text[start + 1 : end - 1].strip(" _*\r\n")
    if not inner:
        return False
    if inner[-1] in _SPEECH_END:
        return True
    if cjk:
        return len(inner) > _MAX_HAN or text[max(0, start - 1) : start] in _LEAD or start == 0
    if len(inner.split(None, _MAX_WORDS)) > _MAX_WORDS:
        return True
    before = text[max(0, start - 4) : start].rstrip()
    return not before or before[-1] in _LEAD
