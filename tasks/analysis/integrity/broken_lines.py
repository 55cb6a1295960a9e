"""Lines that break off inside a sentence, and texts without line ends."""

from __future__ import annotations

from typing import Any

from tasks.analysis.integrity.place import Places
from tasks.analysis.integrity.tally import Tally
from tasks.analysis.reading import Reading
from tasks.analysis.spans import Stretches

FINAL = frozenset(".!?…。！？：；:;”’\"'」』）)]】》〉»—–-*_~～＊、，,")
LONG = 14  # characters: shorter Han lines are titles, verse, dates
ONE_LINE = 20_000
ALLOWED = 0.03
LIMIT = 50
MIN_LINES = 20
ONE = "The whole text is one line."
BROKEN = "The line breaks off inside a sentence; the next one goes on with it."
TAIL = 60  # characters of a broken line that are shown


def find(known: Reading, places: Places, headings: set[int], tally: Tally) -> dict[str, Any]:
    """The share p for the score with its reason, and the places. `headings`: offsets where headings start."""
    text, (start, end) = known.text, known.structure.body
    if end - start > ONE_LINE and not _has_line_ends(text, start, end):
        place = _place(places, start, end, start, ONE, "Break it into paragraphs again.")
        return {"share": 1.0, "why": ONE, "lines": 1, "places": [place]}
    broken, total = _han(known, headings) if known.cjk else _latin(known, headings)
    share = len(broken) / max(MIN_LINES, total)
    p = min(1.0, max(0.0, share - ALLOWED) / 0.3)
    verb = "breaks" if len(broken) == 1 else "break"
    why = f"{len(broken):,} of {total:,} lines or paragraphs {verb} off inside a sentence ({share:.1%})."
    mend = "Join it with the next line."
    shown = broken[:LIMIT] if p > 0 else []
    for first, _ in broken[len(shown) :] if p > 0 else []:
        tally.beyond("broken_lines", "warning", places.chapter(first))
    found = [_place(places, *span, max(span[0], span[1] - TAIL), BROKEN, mend) for span in shown]
    return {"share": round(p, 5), "why": why, "lines": len(broken), "places": found}


def _has_line_ends(text: str, start: int, end: int) -> bool:
    body = text[start:end].strip()
    return "\n" in body or "\r" in body


def _place(places: Places, start: int, end: int, shown: int, message: str, mend: str) -> dict[str, Any]:
    snippet = places.exact(shown, end)
    return {
        "start": start,
        "end": end,
        "chapter": places.chapter(start),
        "message": message,
        "snippet": snippet,
        "mend": mend,
    }


def _han(known: Reading, headings: set[int]) -> tuple[list[tuple[int, int]], int]:
    text = known.text
    broken: list[tuple[int, int]] = []
    total = 0
    spans = known.paragraphs
    contents = Stretches(known.structure.contents)
    for start, end in spans:
        if end - start <= LONG or contents.holds(start):
            continue
        total += 1
        if text[end - 1] in FINAL or not "\u4e00" <= text[end - 1] <= "\u9fff":
            continue
        if start not in headings and _last_line(text, start, end) not in headings:
            broken.append((start, end))
    return broken, total


def _last_line(text: str, start: int, end: int) -> int:
    """Where the last line of a paragraph begins: a heading without a blank line above it is counted to the text there."""
    begin = max(start, text.rfind("\n", start, end) + 1)
    return end - len(text[begin:end].lstrip())


def _latin(known: Reading, headings: set[int]) -> tuple[list[tuple[int, int]], int]:
    text, spans = known.text, known.paragraphs
    broken: list[tuple[int, int]] = []
    for place in range(len(spans) - 1):
        start, end = spans[place]
        following = text[spans[place + 1][0]]
        apart = text.count("\n", end, spans[place + 1][0]) > 1 or text.count("\r", end, spans[place + 1][0]) > 1
        if (
            apart
            and following.islower()
            and (text[end - 1].islower() or text[end - 1] in ",;")
            and start not in headings
            and end - start > 40
        ):
            broken.append((start, end))
    return broken, len(spans)
