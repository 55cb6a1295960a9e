"""Paragraphs of the clean text as XHTML."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from html import escape

from tasks.analysis.analysed import Analysis
from tasks.analysis.files import aozora
from tasks.analysis.files.clean import Cleaned
from tasks.analysis.values import Span

LONGEST = 60_000  # a longer paragraph is no paragraph but a text without line ends
_BREAK = re.compile(r"[\s*＊·•.。…—–_~=☆★◇◆○●※#＃-]{1,80}")
# As typed where there is no italic type: not inside a word, not over many lines.
_EMPHASIS = re.compile(r"(?<![\w_])_([^_\n]{1,200})_(?![\w_])")
_CUT = re.compile(r"[\s。！？!?.]")
_UNSPACED = frozenset({"zh", "ja"})
_VERSE = 0.75  # lines that all stay below this share of the page's width were broken on purpose


class Printed:
    """The paragraphs of a novel as its files print them."""

    def __init__(self, analysis: Analysis, cleaned: Cleaned) -> None:
        self._cleaned = cleaned
        self._text = analysis.text
        self._joint = "" if analysis.language.code in _UNSPACED else " "
        self._aozora = aozora.used(analysis.text)
        self._spans = analysis.paragraphs
        self._width = self._page_width()

    def heading(self, place: Span, heading: str) -> str:
        """A heading as the clean text has it."""
        return self._cleaned.heading(*place, heading)

    def read(self, stretches: Iterable[Span]) -> Iterator[str]:
        """Block elements of these stretches of the source, in order."""
        starts, ends = self._spans.starts, self._spans.ends
        for start, end in stretches:
            at = bisect_left(ends, start + 1)
            while at < len(starts) and starts[at] < end:
                # A paragraph that reaches over the edge is cut there.
                text = self._cleaned.read(max(start, starts[at]), min(end, ends[at])).strip()
                at += 1
                for piece in _pieces(text):
                    if block := self._block(piece):
                        yield block

    def _block(self, text: str) -> str:
        if _BREAK.fullmatch(text):
            return "<hr/>"
        lines = [line.strip() for line in text.splitlines() if not line.isspace()]
        verse = len(lines) > 1 and max(map(len, lines)) < _VERSE * self._width
        if verse:
            inner = "<br/>".join(escape(line, quote=False) for line in lines)
        else:
            inner = escape(self._joint.join(lines), quote=False)
        if "_" in inner:
            inner = _EMPHASIS.sub(r"<em>\1</em>", inner)
        if self._aozora:
            inner = aozora.ruby(inner)
        if not inner.strip():
            return ""
        return f'<p class="verse">{inner}</p>' if verse else f"<p>{inner}</p>"

    def _page_width(self) -> int:
        """The length that nine of ten inner lines of joined paragraphs do not pass."""
        widths: list[int] = []
        for start, end in self._spans:
            if end - start < 2000 and self._text.find("\n", start, end) >= 0:
                widths += map(len, self._text[start:end].split("\n")[:-1])
                if len(widths) > 4000:
                    break
        widths.sort()
        return widths[len(widths) * 9 // 10] if widths else 0


def _pieces(text: str) -> Iterator[str]:
    while len(text) > LONGEST:
        cut = max((match.end() for match in _CUT.finditer(text, LONGEST - 2000, LONGEST)), default=LONGEST)
        yield text[:cut].strip()
        text = text[cut:]
    if text:
        yield text
