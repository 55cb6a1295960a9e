from __future__ import annotations

from typing import Any

from tasks.analysis.files import findings
from tasks.analysis.files.page.book import Book
from tasks.analysis.files.page.markup import details, filled, section, text
from tasks.analysis.translator import gettext_noop as _

ANCHOR, HEADING = "problems", _("Problems")
ORDER = {"error": 0, "warning": 1, "info": 2}
SHOWN_FIRST = 6  # of one kind; the rest is folded


def render(book: Book) -> str:
    heading = book.gettext(HEADING)
    if not book.issues:
        fine = text(book.gettext("No problem was found in this text."))
        return section(ANCHOR, heading, f'<p class="fine">{fine}</p>')
    kinds: dict[str, list[dict[str, Any]]] = {}
    for issue in book.issues:
        kinds.setdefault(issue["kind"], []).append(issue)
    totals = findings.counts(book.report)
    blocks = [_kind(book, kind, found, totals[kind]) for kind, found in sorted(kinds.items(), key=_rank)]
    rest = len(findings.of(book.report)) - len(book.issues)
    more = book.ngettext("%(count)s more place in report.json.", "%(count)s more places in report.json.", rest)
    note = f'<p class="note">{more % {"count": f"{rest:,}"}}</p>' if rest > 0 else ""
    return section(ANCHOR, heading, *blocks, note, note=book.amount())


def _rank(item: tuple[str, list[dict[str, Any]]]) -> tuple[int, str]:
    return min(ORDER.get(issue["severity"], 1) for issue in item[1]), item[0]


def _kind(book: Book, kind: str, found: list[dict[str, Any]], total: int) -> str:
    mends = {issue["mend"] for issue in found}
    shared = mends.pop() if len(mends) == 1 and len(found) > 1 else ""
    items = [_item(book, issue, with_mend=not shared) for issue in found]
    first, rest = items[:SHOWN_FIRST], items[SHOWN_FIRST:]
    more = book.ngettext("%(count)s more", "%(count)s more", len(rest)) % {"count": f"{len(rest):,}"}
    folded = details(more, f'<ul class="issues">{"".join(rest)}</ul>') if rest else ""
    head = f'<h3>{text(book.kind(kind))} <span class="count">{total:,}</span></h3>'
    cut = book.cut(total, len(found))
    head += f'<p class="note">{text(cut)}</p>' if cut else ""
    advice = f'<p class="mend">{text(book.sentence(shared))}</p>' if shared else ""
    return f'{head}{advice}<ul class="issues">{"".join(first)}</ul>{folded}'


def _item(book: Book, issue: dict[str, Any], with_mend: bool) -> str:
    line = f"{book.lines[issue['start']]:,}"
    if issue["chapter"] is None:
        where = filled(book.gettext("line %(number)s"), number=line)
    else:
        chapter = book.chapter_link(issue["chapter"])
        where = filled(book.gettext("%(chapter)s, line %(number)s"), chapter=chapter, number=line)
    snippet = f"<blockquote {book.lang}>{text(issue['snippet'])}</blockquote>" if issue.get("snippet") else ""
    mend = f'<p class="mend">{text(book.sentence(issue["mend"]))}</p>' if with_mend and issue["mend"] else ""
    return (
        f'<li class="{text(issue["severity"])}"><span class="severity">{text(_severity(book, issue["severity"]))}</span> '
        f'{text(book.sentence(issue["message"]))} <span class="where">{where}</span>{snippet}{mend}'
    )


def _severity(book: Book, code: str) -> str:
    names = {
        "error": book.pgettext("severity", "serious"),
        "warning": book.pgettext("severity", "to check"),
        "info": book.pgettext("severity", "note"),
    }
    return names.get(code, code)
