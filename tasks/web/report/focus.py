"""The point of a problem: the few characters that are wrong in the stretch in which they are."""

from __future__ import annotations

from typing import Any

from tasks.analysis.files.findings import BROKEN

BREAK = "⏎"
_ONE_LINE = 20_000  # a longer line does not break off: the whole text is one line
_WORD = 24
_HAN = "\u2e80"  # and all above it, where one character is a word


def breaks(issue: dict[str, Any]) -> bool:
    """Whether it is a line that breaks off at the end of the stretch."""
    return issue["kind"] == BROKEN and issue["end"] - issue["start"] in range(1, _ONE_LINE)


def focus(issue: dict[str, Any], text: str = "") -> tuple[int, int]:
    """The stretch to mark. Of a line that breaks off, with the text at hand, the last word."""
    start, end = issue["start"], issue["end"]
    at = (issue.get("data") or {}).get("at")
    if issue["kind"] == "unbalanced_quotes" and isinstance(at, int) and start <= at < end:
        return at, at + 1
    if not breaks(issue):
        return start, end
    tail = text[max(start, end - _WORD) : end]
    end -= len(tail) - len(tail.rstrip())
    last = tail.split()[-1:] or [""]
    return end - (1 if last[0][-1:] >= _HAN else len(last[0])), end


def address(issue: dict[str, Any]) -> tuple[int, int | None, int | None]:
    """What a link to a problem is made of: its start, its end, and the chapter that the report says it is in."""
    if breaks(issue):
        return issue["end"] - 1, issue["end"], None
    return issue.get("start", 0), issue.get("end"), issue.get("chapter")


def repeated(issue: dict[str, Any]) -> tuple[int, int] | None:
    """Where the passage stands first that the problem repeats."""
    source = (issue.get("data") or {}).get("source")
    return (source[0], source[1]) if isinstance(source, list) and len(source) == 2 else None
