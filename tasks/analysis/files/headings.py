"""Headings as readers see them; the report keeps them as the text has them."""

from __future__ import annotations

from tasks.analysis.chapters import markdown
from tasks.analysis.files import aozora


def printed(heading: str) -> str:
    """Without the marks of Aozora Bunko and of Markdown."""
    return markdown.plain(aozora.plain(heading))
