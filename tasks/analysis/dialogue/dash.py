"""Speech that opens a paragraph with a dash, as in French, Spanish, Russian and Joyce."""

from __future__ import annotations

import re

from ..lexicons.english import SPEECH_VERBS
from ..reading import Reading
from ..values import Span
from .style import DASH

_INNER = re.compile(r"--+|[—–―]|(?<=\s)-(?=\s)|(?<=\s)-(?=\w)|(?<=\w)-(?=[\s.,:;])")
_WORD = re.compile(r"\s+([^\W\d_]+)")
_MARKS = tuple(".,!?…:;»")
# Polish sets no mark between the speech and its tag: the stems of its verbs of saying.
_SAID = ("powiedz", "rzek", "zapyta", "spyta", "odpar", "odrzek", "odpowied", "krzykn", "zawoła", "szepn", "mrukn", "doda", "wykrzykn", "mówi")  # fmt: skip
_FRENCH = (
    "dit|fit|répondit|répliqua|demanda|s[’']écria|s[’']exclama|reprit|ajouta|murmura|cria|continua|observa|interrompit|balbutia"
    "|soupira|poursuivit|déclara|répéta|objecta|affirma|insista|hurla|souffla|chuchota|riposta|remarqua|pensa"
)
# An inverted tag closes the speech in French: , dit-il / , répondit Emma
_TAG = re.compile(
    r"\s?[,!?….]\s(?=(?:[\w’']+(?:-t)?-(?:il|elle|ils|elles|je|on)\b)"
    rf"|(?:{_FRENCH})\s(?:[A-ZÀ-Ý]\w|(?:le|la|les|un|une|mon|ma|son|sa|leur|notre)\s|l[’'])"
    rf"|(?:he|she|I|they|(?:[A-Z][\w’']+\s?){{1,3}})\s?(?:{'|'.join(sorted(SPEECH_VERBS))})\b)"
)


def find(reading: Reading) -> list[Span]:
    """Return the speeches of the body, each from its dash to where the narrator takes over."""
    text = reading.text
    found: list[Span] = []
    for start, end in reading.paragraphs:
        opening = DASH.match(text, start, end)
        if opening is None:
            continue
        found.extend(_speeches(text, start, opening.end(), end))
    return found


def _spoken_end(text: str, offset: int) -> int:
    """Up to a comma before the tag; a question or exclamation mark belongs to the speech."""
    while text[offset].isspace():
        offset += 1
    return offset + 1 if text[offset] in "!?…" else offset


def _turns(text: str, inside: int, a: int, b: int, speaking: bool) -> bool:
    """Whether a dash hands over to the narrator, or back to the speaker.

    A dash that clings to the narrator's word does (—Hola —dijo). One with spaces on both sides may stand within a
    sentence as well: it turns behind a mark (— Да, — сказал он. — Пойдём) or before a verb of saying.
    """
    after = text[b : b + 1]
    if not after.isspace() or not text[a - 1].isspace():
        return after.islower() if speaking else True
    before = text[max(inside, a - 4) : a].rstrip()[-1:]
    if not speaking:
        return before in _MARKS
    word = _WORD.match(text, b)
    if word is None or not word[1][0].islower():
        return False
    return before in _MARKS or word[1].startswith(_SAID)


def _speeches(text: str, start: int, inside: int, end: int) -> list[Span]:
    """Speech, narrator, speech …, parted by dashes with no space before the narrator's words."""
    dashes = [m.span() for m in _INNER.finditer(text, inside, end)]
    found: list[Span] = []
    speaking = True
    begin = start
    for a, b in dashes:
        if _turns(text, inside, a, b, speaking):
            if speaking:
                found.append((begin, a))
            begin = a
            speaking = not speaking
    if speaking:
        tag = _TAG.search(text, begin, end)
        found.append((begin, _spoken_end(text, tag.start()) if tag else end))
    return [(a, b) for a, b in ((a, _trim(text, a, b)) for a, b in found) if b - a > 2]


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
