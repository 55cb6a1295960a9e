"""Pieces of HTML. Whatever comes from a novel passes through `text`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from tasks.analysis.files.clean import legal


def text(value: object) -> str:
    """A value as text of the page: no markup, no control characters."""
    return escape(legal(str(value)))


def filled(sentence: str, **parts: str) -> str:
    """A sentence in which `parts`, which are markup already, take their places."""
    return text(sentence) % parts


def section(anchor: str, heading: str, *content: str, note: str = "") -> str:
    """A section of the report; empty if it has no content."""
    inner = "".join(content)
    if not inner:
        return ""
    lead = f'<p class="note">{text(note)}</p>' if note else ""
    return f'<section id="{anchor}"><h2>{text(heading)}</h2>{lead}{inner}</section>\n'


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], kind: str = "", caption: str = "") -> str:
    """A table of cells that are markup already. A head that ends in "#" is of a column of figures.

    A narrow page scrolls it, by keyboard too.
    """
    numeric = [head.endswith("#") for head in heads]
    top = "".join(
        f"<th scope=col{' class=n' if n else ''}>{text(h.rstrip('#'))}" for h, n in zip(heads, numeric, strict=True)
    )
    body = "".join(
        "<tr>" + "".join(f"<td class=n>{cell}" if n else f"<td>{cell}" for cell, n in zip(row, numeric, strict=True))
        for row in rows
    )
    named = f"<caption>{text(caption)}</caption>" if caption else ""
    return f'<div class="scroll" tabindex="0"><table class="{kind}">{named}<thead><tr>{top}<tbody>{body}</table></div>'


def details(summary: str, content: str, *, open_: bool = False) -> str:
    """A part that can be folded away; it is printed in full."""
    return (
        f"<details{' open' if open_ else ''}><summary>{text(summary)}</summary>{content}</details>" if content else ""
    )


def figure(drawing: str, caption: str) -> str:
    """A drawing and, below it, what it shows, in words."""
    return f"<figure>{drawing}<figcaption>{caption}</figcaption></figure>"


def tiles(pairs: Iterable[tuple[str, str, str]]) -> str:
    """Facts as (name, value, small print)."""
    shown = "".join(
        f"<div><dt>{text(name)}</dt><dd>{text(value)}{f'<small>{text(small)}</small>' if small else ''}</dd></div>"
        for name, value, small in pairs
    )
    return f'<dl class="tiles">{shown}</dl>'
