"""Text integrity: 1 minus named deductions.

Each deduction is its weight times a share p in 0..1. The weights and curves are judgement, checked by injecting
damage in growing doses; the score says nothing about literary worth.
"""

from __future__ import annotations

from math import log10
from typing import Any

from tasks.analysis.values import Score

NOTE = "Measures how whole and clean the text is, not how good the book is."


def quality(measures: dict[str, Any]) -> Score:
    """The integrity score from the measures of `integrity.inspect`, 0.00..1.00."""
    components = [
        _component(name, weight, *rule(measures[key]))
        for name, key, weight, rule in (
            ("encoding damage", "encoding", 0.35, _encoding),
            ("missing chapters", "sequence", 0.30, _missing),
            ("chapter order", "sequence", 0.15, _order),
            ("empty chapters", "lengths", 0.15, _empty),
            ("repeated text", "repeats", 0.20, _repeats),
            ("foreign lines", "advertisements", 0.20, _foreign),
            ("broken lines", "broken_lines", 0.15, _broken),
            ("quotation marks", "quotes", 0.12, _quotes),
            ("chapter lengths", "lengths", 0.08, _outliers),
            ("ending", "ending", 0.08, _ending),
        )
        if key in measures
    ]
    deducted = sum(component["weight"] * component["value"] for component in components)
    return Score(round(max(0.0, 1.0 - deducted), 2), components)


def _component(name: str, weight: float, share: float, why: str) -> dict[str, Any]:
    share = round(min(1.0, max(0.0, share)), 4)
    return {"name": name, "value": share, "weight": weight, "deduction": round(weight * share, 4), "why": why}


def _encoding(found: dict[str, Any]) -> tuple[float, str]:
    if not found["per_10000"]:
        return 0.0, "Every character could be read."
    share = log10(1 + found["per_10000"]) / 2
    places = f"{found['places']:,} {'place' if found['places'] == 1 else 'places'}"
    return share, f"{found['per_10000']:g} damaged or control characters per 10,000, in {places}."


def _missing(found: dict[str, Any]) -> tuple[float, str]:
    if not found["expected"]:
        return 0.0, "The chapters are not numbered, so none can be missed."
    lost, merged = found["lost"], found["merged"]
    if not lost + merged:
        return 0.0, f"All {found['expected']:,} chapter numbers are there."
    share = 0.1 + 4 * (lost + 0.25 * merged) / found["expected"]
    without = f"{lost:,} of {found['expected']:,} chapter numbers {'has' if lost == 1 else 'have'} no heading"
    verb = "is" if merged == 1 else "are"
    if not lost:
        return share, f"{merged:,} of {found['expected']:,} chapters {verb} probably merged into another."
    return share, f"{without}, {merged:,} more {verb} probably merged." if merged else f"{without}."


def _order(found: dict[str, Any]) -> tuple[float, str]:
    if not found["numbered"]:
        return 0.0, "The chapters are not numbered."
    if not found["out_of_order"]:
        return 0.0, "The numbers are in order."
    share = 0.1 + 2 * found["out_of_order"] / found["numbered"]
    verb = "stands" if found["out_of_order"] == 1 else "stand"
    return share, f"{found['out_of_order']:,} of {found['numbered']:,} numbered chapters {verb} out of order."


def _empty(found: dict[str, Any]) -> tuple[float, str]:
    if not found["empty"]:
        return 0.0, "No chapter is empty."
    share = 0.1 + 4 * found["empty"] / found["chapters"]
    return (
        share,
        f"{found['empty']:,} of {found['chapters']:,} chapters {'has' if found['empty'] == 1 else 'have'} no text.",
    )


def _repeats(found: dict[str, Any]) -> tuple[float, str]:
    if not found["share"]:
        return 0.0, "No passage comes twice."
    told = f"{found['share']:.1%}" if found["share"] >= 0.001 else "Less than 0.1%"
    return 0.1 + 5 * found["share"], f"{told} of the text is a repetition of other passages of it."


def _foreign(found: dict[str, Any]) -> tuple[float, str]:
    if not found["lines"]:
        return 0.0, "No line belongs to a website or an advertiser."
    per_1000 = found["per_1000_lines"]
    what = "line holds an advertisement" if found["lines"] == 1 else "lines hold advertisements"
    return log10(1 + per_1000) / 1.5, f"{found['lines']:,} {what} ({per_1000:g} per 1,000 lines)."


def _broken(found: dict[str, Any]) -> tuple[float, str]:
    if not found["share"]:
        return 0.0, "Lines end where sentences or paragraphs do."
    return found["share"], found["why"]


def _quotes(found: dict[str, Any]) -> tuple[float, str]:
    if not found["share"]:
        return 0.0, "Quotation marks open and close."
    unbalanced, mixed = found["unbalanced_share"], found["mixed_share"]
    share = 0.7 * min(1.0, unbalanced / 0.15) + 0.3 * min(1.0, mixed / 0.2)
    count = found["unbalanced"]
    what = "paragraph with speech has" if count == 1 else "paragraphs with speech have"
    return share, f"{count:,} {what} a quotation mark too many or too few ({unbalanced:.1%})."


def _outliers(found: dict[str, Any]) -> tuple[float, str]:
    if not found["outliers"]:
        return 0.0, "No chapter is far out of proportion."
    count = len(found["outliers"])
    where = f"{'is' if count == 1 else 'are'} below 0.15 or above 6 times the median length"
    return count / found["chapters"] / 0.1, f"{count:,} of {found['chapters']:,} chapters {where}."


def _ending(found: dict[str, Any]) -> tuple[float, str]:
    if not found["cut"]:
        return 0.0, "The text ends like a finished text."
    return 1.0, "The last line has no final punctuation."
