"""The clean text: without damage, advertisements and what distributors added, and a list of all that was taken out."""

from __future__ import annotations

import re

from tasks.analysis.values import Inspection, Removal, Structure

_BLANK = re.compile(r"\n(?:[ \t\u3000\xa0]*\n){3,}")
_LINE_ENDS = ("\r\n", "\r", "\x85", "\u2028")


def clean(text: str, structure: Structure, inspection: Inspection) -> tuple[str, list[Removal]]:
    """The text as it should be kept, with "\\n" line ends, and every removal in text order.

    Only the damaged or foreign stretch goes, never the rest of its line. Where removals overlap, the larger one counts.
    """
    removals = _disjoint(inspection.removals)
    pieces: list[str] = []
    position = 0
    for removal in removals:
        pieces.append(text[position : removal.start])
        pieces.append(removal.replacement)
        position = removal.end
    pieces.append(text[position:])
    cleaned = "".join(pieces)
    for mark in _LINE_ENDS:
        if mark in cleaned:
            cleaned = cleaned.replace(mark, "\n")
    if " \n" in cleaned or "\t\n" in cleaned:
        cleaned = "\n".join([line.rstrip(" \t") for line in cleaned.split("\n")])
    cleaned = _BLANK.sub("\n\n\n", cleaned)
    return cleaned.strip("\n\ufeff \t\x1a") + "\n", removals


def _disjoint(removals: list[Removal]) -> list[Removal]:
    kept: list[Removal] = []
    for removal in sorted(removals, key=lambda item: (item.start, -item.end, item.kind)):
        if kept and removal.start < kept[-1].end:
            if removal.end > kept[-1].end:
                kept[-1] = Removal(kept[-1].start, removal.end, kept[-1].kind, kept[-1].text, kept[-1].replacement)
            continue
        kept.append(removal)
    return kept
