"""Which marks a text uses for speech, by what its paragraphs begin with and what it has most of."""

from __future__ import annotations

import re

from ..reading import Reading

PAIRED = {"“": "curly", '"': "straight", "”": "curly", "„": "low", "「": "corner", "『": "corner", "«": "guillemet",
          "»": "guillemet", "‹": "guillemet", "›": "guillemet", "＂": "straight", "〝": "curly"}  # fmt: skip
DASH = re.compile(r"(?:--+|[—–―]|-(?=\s?[\w¡¿]))")
_SINGLE_OPEN = re.compile(r"(?<![\w’'])(?:‘(?=\s?\w)|'(?=\w))")
_MIN_PARAGRAPHS = 3


def identify(reading: Reading) -> str:
    """Return "curly", "straight", "low", "corner", "guillemet", "single", "dash" or "none"."""
    text = reading.text
    body = text[slice(*reading.structure.body)]
    totals = {mark: reading.count(mark) for mark in PAIRED}
    best = max(totals, key=lambda mark: totals[mark])
    first: dict[str, int] = {}
    for start, _ in reading.paragraphs:
        mark = text[start]
        if mark in PAIRED or mark in "‘'":
            first[mark] = first.get(mark, 0) + 1
        elif mark in "-—–―" and DASH.match(text, start):
            first["dash"] = first.get("dash", 0) + 1
    paired = sum(first.get(mark, 0) for mark in PAIRED)
    if not reading.cjk:
        singles = first.get("‘", 0) + first.get("'", 0)
        dashes = first.get("dash", 0)
        if reading.count("‘") >= max(3, sum(totals.values()), dashes) and _singles_outnumber(body, totals):
            return "single"
        if singles >= _MIN_PARAGRAPHS and singles > 2 * paired and _singles_outnumber(body, totals):
            return "single"
        if dashes >= _MIN_PARAGRAPHS and dashes > 3 * paired and dashes > 0.05 * len(reading.paragraphs):
            return "dash"
        if totals[best] < 2 and _singles_outnumber(body, totals) and reading.count("‘") >= 2:
            return "single"
    if totals["„"] >= 2 and totals["„"] >= 0.5 * totals[best]:
        return "low"
    return PAIRED[best] if totals[best] >= 2 else "none"


def _singles_outnumber(body: str, totals: dict[str, int]) -> bool:
    """Opening single marks in running text, against double ones: nested quotations are the fewer."""
    return len(_SINGLE_OPEN.findall(body)) > sum(totals.values()) / 2
