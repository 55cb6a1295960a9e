"""Where paragraphs begin and end, in hard-wrapped and in unwrapped text."""

from __future__ import annotations

import re
from array import array

from .spans import Spans

_LINE = re.compile(r"\S[^\r\n]*")
_FINAL = frozenset(".!?…。！？；;:：”’\"'」』）)]】»—-*_~～")
_WRAP_WIDTH = 130  # no printed or typed page breaks its lines later than this
_SAMPLE = 4000
_INDENT = " \t\u3000\u00a0"


def find(text: str, start: int, end: int) -> Spans:
    """Return the paragraphs of text[start:end], stripped of white space, blank ones left out.

    A line is a paragraph unless the text is hard-wrapped; then a blank line ends one, and so does an indented
    line where only some lines are indented.
    """
    line_starts, line_ends, fresh = _lines(text, start, end)
    indent = _wrapped(text, line_starts, line_ends, fresh)
    if indent is None:
        return Spans(line_starts, line_ends)
    starts, ends = array("q"), array("q")
    for begin, finish, new in zip(line_starts, line_ends, fresh, strict=True):
        if not starts or new == 1 or (new == 2 and indent):
            starts.append(begin)
            ends.append(finish)
        else:
            ends[-1] = finish
    return Spans(starts, ends)


def _lines(text: str, start: int, end: int) -> tuple[array[int], array[int], bytearray]:
    """Stripped lines, and for each how it starts: 1 after a blank line, 2 indented, 0 neither."""
    starts, ends, fresh = array("q"), array("q"), bytearray()
    newline = "\n" if text.find("\n", start, end) >= 0 else "\r"
    previous = start
    for match in _LINE.finditer(text, start, end):
        begin, finish = match.span()
        if text[finish - 1].isspace():
            finish = begin + len(match.group().rstrip())
        gap = begin - previous
        if not fresh or (gap > 1 and text.count(newline, previous, begin) > 1):
            fresh.append(1)
        else:
            fresh.append(2 if gap and text[begin - 1] in _INDENT else 0)
        starts.append(begin)
        ends.append(finish)
        previous = finish
    return starts, ends, fresh


def _wrapped(text: str, starts: array[int], ends: array[int], fresh: bytearray) -> bool | None:
    """None if every line is a paragraph; else whether an indented line starts a new one."""
    count = len(starts)
    if count < 3:
        return None
    step = max(1, count // _SAMPLE)
    widths, open_ended, followed, indented = [], 0, 0, 0
    for i in range(0, count - 1, step):
        widths.append(ends[i] - starts[i])
        indented += fresh[i] == 2
        if fresh[i + 1] != 1:
            followed += 1
            open_ended += text[ends[i] - 1] not in _FINAL
    widths.sort()
    if widths[int(len(widths) * 0.95)] > _WRAP_WIDTH or followed < 0.2 * len(widths):
        # Double-spaced typescripts put a blank line after every wrapped line: too ambiguous to join.
        return None
    if open_ended < 0.35 * followed:
        return None
    return indented < 0.6 * len(widths)
