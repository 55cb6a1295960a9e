from __future__ import annotations

from tasks.analysis.files import wording
from tasks.analysis.files.page.book import Book
from tasks.analysis.files.page.markup import section, text

ANCHOR, HEADING = "method", "Method and limits"
LIMITS = (
    "Everything here is counted or matched by rules; no language model read the book, and nothing is a judgement of its worth.",
    "Line numbers count the lines of the source file.",
    "A name that the text uses for two people, or two names that nothing joins, may be counted wrongly.",
)


def render(book: Book) -> str:
    source, counts = book.report["source"], book.report["counts"]
    rows = [
        ("File", f"{source['file_name'] or '–'}, {source['bytes']:,} bytes"),
        ("SHA-256", source["sha256"]),
        ("Encoding", f"{source['encoding']} ({wording.share(source['encoding_confidence'])} sure)"),
        ("Language", f"{wording.language(source)} ({wording.share(source['language_confidence'])} sure)"),
        ("Headings", f"style “{book.report['structure']['style']}”"),
        ("Report", book.report["schema"]),
    ]
    facts = "".join(f"<dt>{text(name)}</dt><dd>{text(value)}</dd>" for name, value in rows)
    defined = "".join(
        f"<dt>{text(wording.label(name))}</dt><dd>{text(words)}</dd>"
        for name, words in counts.get("definitions", {}).items()
    )
    missing = "".join(
        f"<dt>{text(wording.UNAVAILABLE.get(name, name.capitalize()))}</dt><dd>not available: {text(reason)}</dd>"
        for name, reason in book.report["unavailable"].items()
    )
    limits = "".join(f"<li>{text(limit)}" for limit in LIMITS)
    return section(
        ANCHOR,
        HEADING,
        f'<dl class="facts">{facts}</dl><h3>What the numbers count</h3><dl class="facts">{defined}{missing}</dl>',
        f"<h3>Limits</h3><ul>{limits}</ul>",
    )
