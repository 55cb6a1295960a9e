"""Quotation marks that open and do not close, or the other way round."""

from __future__ import annotations

from typing import Any

from tasks.analysis.integrity.place import Places
from tasks.analysis.reading import Reading
from tasks.analysis.values import Issue

PAIRS = {"curly": "“”", "corner": "「」", "white corner": "『』", "guillemet": "«»", "low": "„“"}
LIMIT = 100
MIN_PARAGRAPHS = 5


def find(known: Reading, places: Places) -> tuple[list[Issue], dict[str, Any]]:
    """Issues per paragraph, and the share of the paragraphs with speech that have one."""
    text = known.text
    style, mixed = _styles(known)
    measures: dict[str, Any] = {"share": 0.0, "unbalanced": 0, "unbalanced_share": 0.0, "mixed_share": mixed, "style": style}
    if not style:
        return [], measures
    spans = known.paragraphs
    opens, closes = ('"', '"') if style == "straight" else PAIRS[style]
    issues: list[Issue] = []
    spoken = unbalanced = 0
    open_before = False
    for place in range(len(spans)):
        start, end = spans[place]
        opened = text.count(opens, start, end)
        closed = opened if style == "straight" else text.count(closes, start, end)
        if not opened and not closed:
            open_before = False
            continue
        spoken += 1
        if style == "straight":
            missing = opened % 2
        else:
            missing = opened - closed
        if not missing:
            open_before = False
            continue
        nxt = text[spans[place + 1][0]] if place + 1 < len(spans) else ""
        # Speech over several paragraphs: each opens anew, the last one closes.
        if (missing == 1 or style == "straight") and nxt and nxt in (opens, "‘", "『") and text[start] != "\0":
            open_before = True
            continue
        if open_before and missing < 0:
            open_before = False
            continue
        open_before = False
        unbalanced += 1
        if len(issues) < LIMIT:
            issues.append(_issue(known, places, start, end, opens, closes, missing, style))
    measures["unbalanced"] = unbalanced
    measures["unbalanced_share"] = round(unbalanced / max(MIN_PARAGRAPHS, spoken), 5)
    measures["share"] = measures["unbalanced_share"] + mixed
    return issues, measures


def _styles(known: Reading) -> tuple[str, float]:
    """The style of most quotation marks, and the share of all others."""
    text, (start, end) = known.text, known.structure.body
    counts = {name: (text.count(pair[0], start, end) + text.count(pair[1], start, end)) / 2 for name, pair in PAIRS.items()}
    counts["low"] = text.count("„", start, end)
    counts["curly"] -= counts["low"] / 2
    counts["straight"] = text.count('"', start, end) / 2
    # Inner quotations in white corners inside corners are no second style.
    counts["white corner"] = 0 if counts["corner"] > counts["white corner"] else counts["white corner"]
    style = max(counts, key=lambda name: counts[name])
    total = sum(counts.values())
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
    return Issue("unbalanced_quotes", "info", start, end, places.chapter(start), message, places.exact(at, end), mend, data)
