from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tasks.analysis.files import findings, wording
from tasks.analysis.files.page.book import Book
from tasks.analysis.files.page.markup import section, table, text, tiles
from tasks.analysis.translator import gettext_noop as _

ANCHOR, HEADING = "overview", _("At a glance")
HIGH, LOW = 0.85, 0.6


def render(book: Book) -> str:
    scores = book.report["scores"]
    quality, confidence = book.gettext("Integrity of the text"), book.gettext("Confidence in this report")
    receipts = _receipt(book, quality, scores["quality"], _integrity)
    receipts += _receipt(book, confidence, scores["confidence"], _trust)
    return section(
        ANCHOR,
        book.gettext(HEADING),
        _warning(book, scores["confidence"]["value"]),
        tiles(_facts(book)),
        f'<div class="receipts">{receipts}</div>' if receipts else "",
    )


def _facts(book: Book) -> list[tuple[str, str, str]]:
    source, counts, dialogue = book.report["source"], book.report["counts"], book.report["dialogue"]
    sure = book.gettext("%(share)s sure") % {"share": wording.share(source["encoding_confidence"])}
    quotes = book.ngettext("%(count)s quotation", "%(count)s quotations", dialogue["quotes"])
    return [
        (book.gettext("Language"), wording.language(source, book.translator), ""),
        (book.gettext("Encoding"), source["encoding"], sure),
        (book.unit, wording.number(counts["words"]), ""),
        (book.gettext("Chapters"), wording.number(counts["chapters"]), _parts(book)),
        (book.gettext("Reading time"), wording.minutes(counts["reading_minutes"], book.translator), ""),
        (book.gettext("Read aloud"), wording.minutes(counts.get("listening_minutes"), book.translator), ""),
        (book.gettext("Dialogue"), wording.share(dialogue["ratio"]), quotes % {"count": f"{dialogue['quotes']:,}"}),
        (book.gettext("Problems"), wording.number(findings.problems(book.report)), book.gettext("notes not counted")),
    ]


def _parts(book: Book) -> str:
    count = len(book.report["structure"]["parts"])
    said = book.ngettext("in %(count)s part", "in %(count)s parts", count)
    return said % {"count": f"{count:,}"} if count else ""


def _warning(book: Book, confidence: float | None) -> str:
    if confidence is None or confidence >= LOW:
        return ""
    warning = text(book.gettext("Trust this report with care."))
    why = text(book.gettext("Its confidence is low; the receipt below says what it could not be sure of."))
    return f'<p class="banner">{book.joined(f"<strong>{warning}</strong>", why)}</p>'


def _receipt(book: Book, name: str, score: dict[str, Any], rows: Callable[[Book, list[dict[str, Any]]], str]) -> str:
    value = score["value"]
    if value is None:
        return ""
    band = "high" if value >= HIGH else "medium" if value >= LOW else "low"
    named = {
        "high": book.pgettext("score", "high"),
        "medium": book.pgettext("score", "medium"),
        "low": book.pgettext("score", "low"),
    }
    note = f'<p class="note">{text(book.sentence(score["note"]))}</p>' if score.get("note") else ""
    # A drawing, for its width is data: a style of its own would be one that no policy could name beforehand.
    meter = (
        f'<svg class="meter {band}" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{100 * value:.0f}" height="1"/></svg>'
    )
    figure = f'<strong class="score {band}">{value:.2f}</strong> <span class="band">{text(named[band])}</span>'
    return f'<div class="receipt"><h3>{text(name)} {figure}</h3>{meter}{note}{rows(book, score["components"])}</div>'


def _integrity(book: Book, components: list[dict[str, Any]]) -> str:
    rows = []
    for part in components:
        lost = part.get("deduction", part["value"] * part["weight"])
        little = book.gettext("under 0.01") if lost else "0"
        amount = f"−{lost:.2f}" if lost >= 0.005 else little
        shown = f'<span class="{"loss" if lost else "quiet"}">{text(amount)}</span>'
        rows.append((_name(book, part), _why(book, part), shown))
    heads = (book.gettext("Checked"), book.gettext("Finding"), book.gettext("Deducted") + "#")
    return table(heads, rows, "components")


def _trust(book: Book, components: list[dict[str, Any]]) -> str:
    rows = [
        (
            _name(book, part),
            _why(book, part),
            f'<span class="{"loss" if part["value"] < HIGH else "quiet"}">{part["value"]:.2f}</span>',
        )
        for part in components
    ]
    heads = (book.gettext("Basis"), book.gettext("Finding"), book.gettext("Sure") + "#")
    return table(heads, rows, "components")


def _name(book: Book, part: dict[str, Any]) -> str:
    return text(wording.component(part["name"], book.translator))


def _why(book: Book, part: dict[str, Any]) -> str:
    return text(book.sentence(part["why"]))
