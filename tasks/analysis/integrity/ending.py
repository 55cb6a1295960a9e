"""Whether the text ends where a book ends."""

from __future__ import annotations

import re
from typing import Any

from tasks.analysis.integrity.place import Places
from tasks.analysis.values import Issue, Structure

_FINAL = frozenset(".!?…。！？．”’\"'」』）)]》】~～—–*_＊")
# A line of its own behind the last sentence: THE END, FIN, 完, a date, a signature, a note in brackets.
_END_MARK = re.compile(
    r"^[\W_]*(?:the\s+end|end|finis|fin|fine|ende|fim|slut|slutt|einde|konec|koniec|vége|конец|кінець|τέλος"
    r"|（?[(\[【]?\s*(?:全文|全书|全書|本书|本書|正文|本章|全篇|小说)?\s*(?:完|终|終|了|完结|完結|完毕|完畢)\s*[)\]】]?）?|끝|おわり|未完)[\W_]*$",
    re.IGNORECASE,
)
TAIL_LINES = 6
MAX_LINE = 400


def find(
    text: str, structure: Structure, places: Places, skip: list[tuple[int, int]]
) -> tuple[list[Issue], dict[str, Any]]:
    """An issue if the last line of prose has no final punctuation. `skip`: advertisements and boilerplate."""
    lines = _last_lines(text, structure.body, skip)
    if not lines:
        return [], {"cut": False, "marked": False}
    start, end = lines[0]
    line = text[max(start, end - MAX_LINE) : end]
    if _END_MARK.match(line) or line[-1:] == "_" or line[-1] in _FINAL:
        return [], {"cut": False, "marked": bool(_END_MARK.match(line))}
    # A signature, a date or a place below the last sentence: short, and a finished sentence stands above it.
    for before_start, before_end in lines[1:]:
        if end - start <= 40 and text[before_end - 1] in _FINAL and before_end - before_start > end - start:
            return [], {"cut": False, "marked": False}
    message = "The text ends without final punctuation: it may be cut off."
    mend = "Compare the end with another copy."
    at = max(start, end - 80)
    issue = Issue("truncated_end", "warning", at, end, places.chapter(at), message, places.exact(at, end), mend)
    return [issue], {"cut": True, "marked": False}


def _last_lines(text: str, body: tuple[int, int], skip: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The last lines of the body that are not blank and not skipped, last first."""
    found: list[tuple[int, int]] = []
    end = body[1]
    floor = max(body[0], body[1] - 20_000)
    skip = [span for span in skip if span[1] > floor]
    while end > floor and len(found) < TAIL_LINES:
        start = max(text.rfind("\n", floor, end), text.rfind("\r", floor, end)) + 1 or floor
        line = text[start:end]
        stripped = line.strip()
        if any(char.isalnum() for char in stripped) and not any(a < end and start < b for a, b in skip):
            first = start + line.index(stripped)
            found.append((first, first + len(stripped)))
        end = start - 1
    return found
