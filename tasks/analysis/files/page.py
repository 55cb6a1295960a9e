"""`report.html`: one file with everything in it, no script, nothing loaded."""

from __future__ import annotations

from html import escape
from typing import Any

_STYLE = (
    ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
    "td,th{text-align:left;padding:.2rem .8rem .2rem 0}"
)


def render(report: dict[str, Any], text: str) -> bytes:
    """The report as one HTML file."""
    source, scores = report["source"], report["scores"]
    title = source["title"] or source["file_name"] or "A novel"
    chapters = "".join(
        f"<tr><td>{c['index']}<td>{escape(c['heading'])}<td>{c['words']}" for c in report["chapters"]
    )
    issues = "".join(f"<li>{escape(issue['message'])}" for issue in report["issues"])
    body = (
        f"<h1>{escape(title)}</h1><p>{escape(report['summary'])}"
        f"<p>Integrity {scores['quality']['value']:.2f}, confidence {scores['confidence']['value']:.2f}"
        f"<h2>Problems</h2><ul>{issues}</ul><h2>Chapters</h2><table><tr><th>#<th>Heading<th>Words{chapters}</table>"
    )
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
    return (head + body + "\n").encode("utf-8", "replace")
