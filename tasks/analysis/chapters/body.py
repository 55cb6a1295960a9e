"""Where the novel itself begins and ends: without what a distributor put before and behind it."""

from __future__ import annotations

import re

from tasks.analysis.lines import Lines
from tasks.analysis.values import Span

_START = re.compile(
    r"\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG|^\*END\*?\s*THE SMALL PRINT|\*END THE SMALL PRINT", re.I
)
_END = re.compile(
    r"^\*{3}\s*END OF (?:THE|THIS) PROJECT GUTENBERG|^\**\s*(?:This is the )?End of (?:the |this )?Project Gutenberg",
    re.I,
)
_CREDIT = re.compile(
    r"^(?:E-?text|This etext|Produced|Transcribed|Prepared|Scanned|HTML version|Proofread)\b.*\b(?:by|at)\b", re.I
)
_AOZORA_NOTES = "【テキスト中に現れる記号について】"
MAX_LINE = 200


def find(lines: Lines) -> Span:
    """The span of the body; the whole text where nothing marks an end of it."""
    start, end = 0, len(lines.text)
    count = len(lines)
    head = min(count, max(600, count // 5))
    for index in range(head):
        line = lines[index][:MAX_LINE]
        if _START.search(line):
            start = lines.ends[index]
            # The marker may run over two lines: "*** START OF … EBOOK" / "TITLE ***".
            if (
                not line.rstrip().endswith("*")
                and index + 1 < count
                and lines[index + 1][:MAX_LINE].rstrip().endswith("***")
            ):
                start = lines.ends[index + 1]
    for index in range(max(0, count - max(600, count // 4)), count):
        if lines.starts[index] > start and _END.search(lines[index][:MAX_LINE]):
            end = lines.starts[index]
            break
    start, end = _aozora(lines, start, end)
    return _credits(lines, start, end), max(start, end)


def _credits(lines: Lines, start: int, end: int) -> int:
    """Skip "Produced by …" paragraphs right behind the start marker."""
    if start == 0:
        return 0
    first = lines.find(start)
    for index in range(first, min(first + 4, len(lines))):
        if lines.starts[index] >= end or not _CREDIT.match(lines[index][:MAX_LINE]):
            break
        last = index
        while last + 1 < len(lines) and lines.gaps[last + 1] == 0 and last - index < 6:
            last += 1
        start = lines.ends[last]
    return start


def _aozora(lines: Lines, start: int, end: int) -> Span:
    """Aozora Bunko: notes between two dashed rules before the text, 底本 behind it."""
    for index in range(min(60, len(lines))):
        if lines[index][:MAX_LINE].startswith(_AOZORA_NOTES):
            for later in range(index + 1, min(index + 60, len(lines))):
                if set(lines[later][:MAX_LINE]) == {"-"}:
                    start = lines.ends[later]
                    break
            break
    for index in range(max(0, len(lines) - 80), len(lines)):
        if lines[index].startswith(("底本：", "底本:")) and lines.starts[index] > start:
            end = lines.starts[index]
            break
    return start, end
