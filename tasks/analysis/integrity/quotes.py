"""Quotation marks that open and do not close, or the other way round."""

from __future__ import annotations

import re
from typing import Any

from tasks.analysis.integrity.place import Places
from tasks.analysis.integrity.tally import NOTE, Tally
from tasks.analysis.reading import Reading
from tasks.analysis.values import Issue

PAIRS = {"curly": "“”", "corner": "「」", "white corner": "『』", "guillemet": "«»", "low": "„“"}
_OPEN_SINGLE = re.compile(r"‘(?!(?:em|tis|twas|twere|twill|til|till|cause|bout|un|n)\b)", re.IGNORECASE)
_CLOSE_SINGLE = re.compile(r"’(?<=[.,!?;:…—–]’)(?!\w)")
_MAYBE_CLOSE = re.compile(r"’(?<![.,!?;:…—–]’)(?!\w)")
LIMIT = 100
MIN_PARAGRAPHS = 5
FAR = 12  # paragraphs that a speech may go on for without a mark


def find(known: Reading, places: Places, tally: Tally) -> tuple[list[Issue], dict[str, Any]]:
    """Issues per paragraph, and the share of the paragraphs with speech that have one."""
    style, mixed = _styles(known)
    measures: dict[str, Any] = {
        "share": 0.0,
        "unbalanced": 0,
        "unbalanced_share": 0.0,
        "mixed_share": mixed,
        "style": style,
    }
    if not style:
        return [], measures
    opens, closes = _marks(known, style)
    faults, spoken = _faults(known, opens, closes)
    measures["unbalanced"] = len(faults)
    measures["unbalanced_share"] = round(len(faults) / max(MIN_PARAGRAPHS, spoken), 5)
    measures["share"] = measures["unbalanced_share"] + mixed
    for at, _ in faults[LIMIT:]:
        tally.beyond("unbalanced_quotes", NOTE, places.chapter(known.paragraphs[at][0]))
    return [
        _issue(known, places, *known.paragraphs[at], opens, closes, missing, style) for at, missing in faults[:LIMIT]
    ], measures


def _faults(known: Reading, opens: str, closes: str) -> tuple[list[tuple[int, int]], int]:
    """Paragraphs with too many or too few marks, with the difference, and how many paragraphs have marks.

    Speech may run over paragraphs: each of them may open anew, or none but the first, and the last one closes.
    """
    text, spans = known.text, known.paragraphs
    firsts = {chapter.body_start for chapter in known.structure.chapters}
    faults: list[tuple[int, int]] = []
    pending: tuple[int, int] | None = None
    spoken = 0
    previous_end = -1
    for place in range(len(spans)):
        start, end = spans[place]
        difference, marked = _difference(text, start, end, opens, closes)
        chapter_opens = marked and _first_of(previous_end, start, firsts)
        previous_end = end
        if not marked:
            if pending and place - pending[0] > FAR:
                faults.append(pending)
                pending = None
            continue
        spoken += 1
        begins = text[start] == opens
        if pending:
            if difference < 0 or (opens == closes and difference):
                pending = None  # the speech ends here
                continue
            if not (begins and difference > 0):
                faults.append(pending)
                pending = None
        if difference > 0:
            # A chapter that is one long speech opens at its head and need not close.
            pending = None if begins and chapter_opens else (place, difference)
        elif difference < 0:
            faults.append((place, difference))
    if pending:
        faults.append(pending)
    return sorted(faults), spoken


def _first_of(previous_end: int, start: int, firsts: set[int]) -> bool:
    return any(offset in firsts for offset in range(max(previous_end, start - 40), start + 1))


def _difference(text: str, start: int, end: int, opens: str, closes: str) -> tuple[int, bool]:
    opened = text.count(opens, start, end)
    if opens == "‘":
        return _single(text, start, end)
    if opens == closes:
        return opened % 2, opened > 0
    closed = text.count(closes, start, end)
    if closed and text.startswith(closes, start):
        closed -= 1  # Spanish and old French prints repeat the closing mark at the head of each paragraph of a speech
    return opened - closed, opened + closed > 0


def _single(text: str, start: int, end: int) -> tuple[int, bool]:
    """The same for single marks, where a closing one may be an apostrophe: only what is sure counts."""
    opened = len(_OPEN_SINGLE.findall(text, start, end))
    after_point = len(_CLOSE_SINGLE.findall(text, start, end))
    marked = opened + after_point > 0
    if opened < after_point:
        return opened - after_point, marked
    closed = after_point + len(_MAYBE_CLOSE.findall(text, start, end))
    return max(0, opened - closed), marked


def _marks(known: Reading, style: str) -> tuple[str, str]:
    if style == "straight":
        return '"', '"'
    if style == "single":
        return "‘", "’"
    opens, closes = PAIRS[style][0], PAIRS[style][1]
    if style == "guillemet":
        # German print points them inwards: »Rede«.
        sample = known.text[known.structure.body[0] : known.structure.body[1]][:400_000]
        if len(re.findall(r"»\w", sample)) > len(re.findall(r"«\s?\w", sample)):
            return closes, opens
    return opens, closes


def _styles(known: Reading) -> tuple[str, float]:
    """The style of most quotation marks, and the share of all others."""
    counts = {name: (known.count(pair[0]) + known.count(pair[1])) / 2 for name, pair in PAIRS.items()}
    counts["low"] = known.count("„")
    counts["curly"] -= counts["low"] / 2
    counts["straight"] = known.count('"') / 2
    # Inner quotations in white corners inside corners are no second style.
    counts["white corner"] = 0 if counts["corner"] > counts["white corner"] else counts["white corner"]
    style = max(counts, key=lambda name: counts[name])
    total = sum(counts.values())
    # Where single marks are the rule, double ones are quotations in quotations.
    singles = known.count("‘")
    if singles > total and singles >= MIN_PARAGRAPHS:
        return "single", 0.0
    if total < MIN_PARAGRAPHS:
        return "", 0.0
    return style, round(1 - counts[style] / total, 4)


def _issue(
    known: Reading, places: Places, start: int, end: int, opens: str, closes: str, missing: int, style: str
) -> Issue:
    if style == "straight":
        message = "The paragraph has an odd number of quotation marks."
    elif missing > 0:
        message = f"{missing} opening {opens} in this paragraph without a closing {closes}."
    else:
        message = f"{-missing} closing {closes} in this paragraph without an opening {opens}."
    mend = "Add the missing mark where the speech ends or begins."
    at = known.text.rfind(opens, start, end) if missing > 0 else known.text.find(closes, start, end)
    at = max(start, at)
    data = {"missing": missing, "style": style, "at": at}
    return Issue(
        "unbalanced_quotes", NOTE, start, end, places.chapter(start), message, places.exact(at, end), mend, data
    )
