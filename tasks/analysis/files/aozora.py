"""The marks of Aozora Bunko: readings in 《》, notes to the typesetter in ［＃］. https://www.aozora.gr.jp/annotation/"""

from __future__ import annotations

import re

_NOTE = re.compile(r"※?［＃[^］\n]{0,120}］")
_RUBY = re.compile(
    r"｜([^｜《》\n]{1,40})《([^《》\n]{1,40})》|([\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]{1,20})《([^《》\n]{1,40})》"
)
_READING = re.compile(r"《[^《》\n]{0,40}》|｜")


def used(text: str) -> bool:
    """Whether a text has these marks."""
    return "［＃" in text


def plain(text: str) -> str:
    """Without notes and readings; what a note stands for a character that fonts lack leaves a 〓."""
    return _READING.sub("", _without_notes(text)).strip(" \u3000") if used(text) else text


def ruby(markup: str) -> str:
    """Escaped text with its readings as ruby elements, and without the notes."""
    return _RUBY.sub(_element, _without_notes(markup)).replace("｜", "")


def _without_notes(text: str) -> str:
    return _NOTE.sub(lambda match: "〓" if match.group().startswith("※") else "", text)


def _element(match: re.Match[str]) -> str:
    base, reading = match.group(1) or match.group(3), match.group(2) or match.group(4)
    return f"<ruby>{base}<rt>{reading}</rt></ruby>"
