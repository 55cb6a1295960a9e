from __future__ import annotations

from typing import Any

from tasks.analysis.files import wording
from tasks.analysis.files.page.book import Book
from tasks.analysis.files.page.markup import section, table, text, tiles

ANCHOR, HEADING = "overview", "At a glance"
HIGH, LOW = 0.85, 0.6


def render(book: Book) -> str:
    source, counts, scores = book.report["source"], book.report["counts"], book.report["scores"]
    damaged = sum(1 for issue in book.report["issues"] if issue["severity"] != "info")
    facts = [
        ("Language", wording.language(source), ""),
        ("Encoding", source["encoding"], f"{wording.share(source['encoding_confidence'])} sure"),
        (book.unit.capitalize(), wording.number(counts["words"]), ""),
        ("Chapters", wording.number(counts["chapters"]), _parts(book.report)),
        ("Reading time", wording.minutes(counts["reading_minutes"]), ""),
        ("Read aloud", wording.minutes(counts.get("listening_minutes")), ""),
        (
            "Dialogue",
            wording.share(book.report["dialogue"]["ratio"]),
            wording.plural(book.report["dialogue"]["quotes"], "quotation"),
        ),
        ("Problems", wording.number(damaged), "notes not counted"),
    ]
    receipts = _receipt("Integrity of the text", scores["quality"], _integrity) + _receipt(
        "Confidence in this report", scores["confidence"], _trust
    )
    return section(
        ANCHOR,
        HEADING,
        _warning(scores["confidence"]["value"]),
        tiles(facts),
        f'<div class="receipts">{receipts}</div>',
    )


def _parts(report: dict[str, Any]) -> str:
    parts = report["structure"]["parts"]
    return f"in {wording.plural(len(parts), 'part')}" if parts else ""


def _warning(confidence: float) -> str:
    if confidence >= LOW:
        return ""
    return (
        '<p class="banner"><strong>Trust this report with care.</strong> Its confidence is low; '
        "the receipt below says what it could not be sure of.</p>"
    )


def _receipt(name: str, score: dict[str, Any], rows: Any) -> str:
    value = score["value"]
    band = "high" if value >= HIGH else "medium" if value >= LOW else "low"
    note = f'<p class="note">{text(score["note"])}</p>' if score.get("note") else ""
    # A drawing, for its width is data: a style of its own would be one that no policy could name beforehand.
    meter = (
        f'<svg class="meter {band}" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{100 * value:.0f}" height="1"/></svg>'
    )
    head = f'<h3>{text(name)} <strong class="score {band}">{value:.2f}</strong> <span class="band">{band}</span></h3>'
    return f'<div class="receipt">{head}{meter}{note}{rows(score["components"])}</div>'


def _integrity(components: list[dict[str, Any]]) -> str:
    rows = []
    for part in components:
        lost = part.get("deduction", part["value"] * part["weight"])
        amount = f"−{lost:.2f}" if lost >= 0.005 else "under 0.01" if lost else "0"
        rows.append(
            (_name(part["name"]), text(part["why"]), f'<span class="{"loss" if lost else "quiet"}">{amount}</span>')
        )
    return table(("Checked", "Finding", "Deducted#"), rows, "components")


def _trust(components: list[dict[str, Any]]) -> str:
    rows = [
        (
            _name(part["name"]),
            text(part["why"]),
            f'<span class="{"loss" if part["value"] < HIGH else "quiet"}">{part["value"]:.2f}</span>',
        )
        for part in components
    ]
    return table(("Basis", "Finding", "Sure#"), rows, "components")


def _name(name: str) -> str:
    return text(name[:1].upper() + name[1:])
