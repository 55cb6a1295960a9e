"""Lines that break off inside a sentence, and texts without line ends."""

from __future__ import annotations

from typing import Any

from tasks.analysis.integrity.place import Places
from tasks.analysis.reading import Reading
from tasks.analysis.values import Issue

FINAL = frozenset(".!?…。！？：；:;”’\"'」』）)]】》〉»—–-*_~～＊、，,")
LONG = 14  # characters: shorter Han lines are titles, verse, dates
ONE_LINE = 20_000
ALLOWED = 0.03
LIMIT = 50
MIN_LINES = 20


def find(known: Reading, places: Places, headings: set[int]) -> tuple[list[Issue], dict[str, Any]]:
    """Issues, the share p for the score and its reason. `headings`: offsets where headings start."""
    start, end = known.structure.body
    if (
        end - start > ONE_LINE
        and "\n" not in known.text[start:end].strip()
        and "\r" not in known.text[start:end].strip()
    ):
        why = "The whole text is one line."
        issue = Issue(
            "broken_lines", "error", start, end, None, why, places.exact(start, end), "Break it into paragraphs again."
        )
        return [issue], {"share": 1.0, "why": why, "lines": 1}
    broken, total = _han(known, headings) if known.cjk else _latin(known, headings)
    share = len(broken) / max(MIN_LINES, total)
    p = min(1.0, max(0.0, share - ALLOWED) / 0.3)
    why = f"{len(broken)} of {total} lines or paragraphs break off inside a sentence ({share:.1%})."
    issues = []
    if p > 0:
        for first, last in broken[:LIMIT]:
            message = "The line breaks off inside a sentence; the next one goes on with it."
            issues.append(
                Issue("broken_lines", "info", first, last, places.chapter(first), message, places.exact(max(first, last - 60), last),
                      "Join it with the next line.")
            )  # fmt: skip
    return issues, {"share": round(p, 5), "why": why, "lines": len(broken)}


def _han(known: Reading, headings: set[int]) -> tuple[list[tuple[int, int]], int]:
    text = known.text
    broken: list[tuple[int, int]] = []
    total = 0
    spans = known.paragraphs
    contents = known.structure.contents
    for start, end in spans:
        if end - start <= LONG or any(first <= start < last for first, last in contents):
            continue
        total += 1
        if text[end - 1] not in FINAL and start not in headings and "\u4e00" <= text[end - 1] <= "\u9fff":
            broken.append((start, end))
    return broken, total


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
