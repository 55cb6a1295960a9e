from __future__ import annotations

from typing import Any

from tasks.analysis.files import findings, wording
from tasks.analysis.files.page.book import SHOWN, Book
from tasks.analysis.files.page.markup import details, section, text

ANCHOR, HEADING = "problems", "Problems"
ORDER = {"error": 0, "warning": 1, "info": 2}
NAMES = {"error": "serious", "warning": "to check", "info": "note"}
SHOWN_FIRST = 6  # of one kind; the rest is folded


def render(book: Book) -> str:
    issues = findings.of(book.report)
    if not issues:
        return section(ANCHOR, HEADING, '<p class="fine">No problem was found in this text.</p>')
    kinds: dict[str, list[dict[str, Any]]] = {}
    for issue in issues[:SHOWN]:
        kinds.setdefault(issue["kind"], []).append(issue)
    blocks = [_kind(book, kind, found) for kind, found in sorted(kinds.items(), key=_rank)]
    rest = len(issues) - SHOWN
    more = f'<p class="note">{wording.plural(rest, "more place")} in report.json.</p>' if rest > 0 else ""
    return section(ANCHOR, HEADING, *blocks, more)


def _rank(item: tuple[str, list[dict[str, Any]]]) -> tuple[int, str]:
    return min(ORDER.get(issue["severity"], 1) for issue in item[1]), item[0]


def _kind(book: Book, kind: str, found: list[dict[str, Any]]) -> str:
    mends = {issue["mend"] for issue in found}
    shared = mends.pop() if len(mends) == 1 and len(found) > 1 else ""
    items = [_item(book, issue, with_mend=not shared) for issue in found]
    first, rest = items[:SHOWN_FIRST], items[SHOWN_FIRST:]
    folded = details(f"{len(rest)} more", f'<ul class="issues">{"".join(rest)}</ul>') if rest else ""
    head = f'<h3>{text(wording.kind(kind))} <span class="count">{len(found)}</span></h3>'
    advice = f'<p class="mend">{text(shared)}</p>' if shared else ""
    return f'{head}{advice}<ul class="issues">{"".join(first)}</ul>{folded}'


def _item(book: Book, issue: dict[str, Any], with_mend: bool) -> str:
    severity = issue["severity"]
    where = f"line {book.lines[issue['start']]:,}"
    if issue["chapter"] is not None:
        where = f"{book.chapter_link(issue['chapter'])}, {where}"
    snippet = f"<blockquote {book.lang}>{text(issue['snippet'])}</blockquote>" if issue.get("snippet") else ""
    mend = f'<p class="mend">{text(issue["mend"])}</p>' if with_mend and issue["mend"] else ""
    return (
        f'<li class="{text(severity)}"><span class="severity">{NAMES.get(severity, text(severity))}</span> '
        f'{text(issue["message"])} <span class="where">{where}</span>{snippet}{mend}'
    )
