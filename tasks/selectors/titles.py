"""The title of a novel, without reading the whole report: of two hundred that would be hundreds of megabytes."""

from __future__ import annotations

import json
import re

HEAD = 4000  # characters: the analysis writes what it knows of the source first
_SOURCE = re.compile(r'"source":\s*(?=\{)')


def title_in(head: str) -> str:
    """The title in the first characters of a report; empty where there is none, or not so early."""
    found = _SOURCE.search(head)
    if not found:
        return ""
    try:
        source, _end = json.JSONDecoder().raw_decode(head, found.end())
    except ValueError:
        return ""
    title = source.get("title")
    return title if isinstance(title, str) else ""
