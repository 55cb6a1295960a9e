from __future__ import annotations

from tasks.analysis import heading_styles
from tasks.analysis.files import wording
from tasks.analysis.files.page.book import Book
from tasks.analysis.files.page.markup import section, text
from tasks.analysis.translator import gettext_noop as _

ANCHOR, HEADING = "method", _("Method and limits")
LIMITS = (
    _(
        "Everything here is counted or matched by rules; no language model read the book, and nothing is a judgement of its worth."
    ),
    _("Line numbers count the lines of the source file."),
    _("A name that the text uses for two people, or two names that nothing joins, may be counted wrongly."),
)


def render(book: Book) -> str:
    counts = book.report["counts"]
    facts = "".join(f"<dt>{text(name)}</dt><dd>{text(value)}</dd>" for name, value in _facts(book))
    defined = "".join(
        f"<dt>{text(book.label(name))}</dt><dd>{text(book.sentence(words))}</dd>"
        for name, words in counts.get("definitions", {}).items()
    )
    said = book.gettext("not available: %(reason)s")
    missing = "".join(
        f"<dt>{text(wording.part(name, book.translator) or name.capitalize())}</dt>"
        f"<dd>{text(said % {'reason': book.reason(name)})}</dd>"
        for name in book.report["unavailable"]
    )
    limits = "".join(f"<li>{text(book.gettext(limit))}" for limit in LIMITS)
    counted, bounds = text(book.gettext("What the numbers count")), text(book.gettext("Limits"))
    return section(
        ANCHOR,
        book.gettext(HEADING),
        f'<dl class="facts">{facts}</dl><h3>{counted}</h3><dl class="facts">{defined}{missing}</dl>',
        f"<h3>{bounds}</h3><ul>{limits}</ul>",
    )


def _facts(book: Book) -> list[tuple[str, str]]:
    source = book.report["source"]
    size = book.ngettext("%(name)s, %(count)s byte", "%(name)s, %(count)s bytes", source["bytes"])
    sure = book.gettext("%(what)s (%(share)s sure)")
    return [
        (book.gettext("File"), size % {"name": source["file_name"] or "–", "count": f"{source['bytes']:,}"}),
        ("SHA-256", source["sha256"]),
        (
            book.gettext("Encoding"),
            sure % {"what": source["encoding"], "share": wording.share(source["encoding_confidence"])},
        ),
        (
            book.gettext("Language"),
            sure
            % {
                "what": wording.language(source, book.translator),
                "share": wording.share(source["language_confidence"]),
            },
        ),
        (
            book.gettext("Headings"),
            book.gettext("style “%(style)s”")
            % {"style": book.gettext(heading_styles.name(book.report["structure"]["style"]))},
        ),
        (book.gettext("Report"), book.report["schema"]),
    ]
