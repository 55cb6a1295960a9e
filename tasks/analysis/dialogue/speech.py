"""Tells speech from words that are merely set off by marks: titles, irony, signs, thoughts."""

from __future__ import annotations

import re

from ..lexicons.english import SPEECH_VERBS
from ..values import Span

_SPEECH_END = frozenset(".,!?…—–-;:。，！？；：～~")
_LEAD = frozenset(",:—–-;.!?…，：。！？；")
_MAX_WORDS = 4
_MAX_HAN = 6
_LAST_WORD = re.compile(r"([^\W\d_]+)[ \t]*\r?\n?[ \t]*\Z")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n[ \t]*\Z")
_CAPTION = re.compile(r"\[\s?(?:Illustration|Footnote|Frontispiece)[^\]\n]*\Z")
_THOUGHT = re.compile(r"\s*(?:thought|mused)\b|\s*(?:he|she|I|[A-Z]\w+)\sthought\b")


def plausible(text: str, span: Span, cjk: bool) -> bool:
    """Whether the quotation reads as speech, by what stands before it, inside its end and after it."""
    start, end = span
    inner = text[start + 1 : end - 1].strip(" _*\r\n")
    if not inner:
        return False
    if cjk:
        if inner[-1] in _SPEECH_END:
            return True
        lead = text[max(0, start - 4) : start].rstrip(" \t\u3000")
        return len(inner) > _MAX_HAN or not lead or lead[-1] in _LEAD or lead[-1] in "\r\n」』”"
    # Most speech follows a blank line or a mark: only after a word is it worth looking for that word.
    lead_in = text[max(0, start - 24) : start].rstrip(" \t\r\n")
    before = _LAST_WORD.search(text, max(0, start - 24), start) if lead_in and lead_in[-1].isalnum() else None
    verb = before.group(1).lower() if before else ""
    if verb and (verb not in SPEECH_VERBS or (verb == "called" and inner[0].islower())):
        # called “seein' folks,” in Sleepy Hollow: part of the narrator's sentence.
        return False
    if _CAPTION.search(text, max(0, start - 60), start):
        return False
    if _THOUGHT.match(text, end, min(len(text), end + 30)):
        return False
    if inner[-1] in _SPEECH_END or len(inner.split(None, _MAX_WORDS)) > _MAX_WORDS:
        return True
    lead = text[max(0, start - 4) : start]
    if _PARAGRAPH.search(lead):
        return True
    lead = lead.rstrip()
    return not lead or lead[-1] in _LEAD
