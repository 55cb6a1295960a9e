"""Where exactly an advertisement stands: hints are looked up first, only lines with a hint are read closely."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from tasks.analysis.integrity.ad_words import HINTS, PHRASES, SITE_NAMES

Found = tuple[int, int, str, bool]
"""start, end, why, whether it is the whole line"""

MAX_LINE = 2000
# Latin letters, digits and everything that obfuscated addresses are padded with.
_PAD = r"\s.。．·・,，、\-—_/／\\|｜:：;；*＊~～^`()（）\[\]【】<>＜＞{}｛｝@＠#＃&＆+＋=＝﹒︰∶%％!！'\"”“’‘?？$￥"
_ADDRESS = re.compile(rf"[A-Za-z0-9Ａ-Ｚａ-ｚ０-９](?:[A-Za-z0-9Ａ-Ｚａ-ｚ０-９{_PAD}]{{4,200}})")
_TRIPLE_W = re.compile(r"[wWｗＷ](?:[\W_]{0,3}[wWｗＷ]){2}")
_DOMAIN = re.compile(
    r"(?:https?|www)[a-z0-9]{3,}|[a-z0-9]{3,}(?:com|net|org|cc|info|biz|xyz|top|club|vip)(?:cn|tw|hk)?(?=$|[^a-z])|[a-z0-9]{4,}(?:cn|tw|la)$"
)
_TAIL = r"[^\s\u3000-\u9fff\uff00-\uffef“”]"
_DOTTED = re.compile(
    rf"(?i)(?:https?://{_TAIL}+|www\s?[.。．·]\s?[a-z0-9.。．-]{{3,80}}|(?<![a-z0-9])[a-z0-9-]{{2,40}}\s?[.．。]\s?"
    rf"(?:com|net|org|info|biz|xyz|cc|me|co|cn)(?![a-z0-9])(?:[./]{_TAIL}{{0,80}})?)"
)
_EDGE_KEEP = "。！？…”’」』）)\"'.!?"
_SENTENCE = re.compile(r"[。！？!?”」』]|\.(?=\s|$)")


def find(text: str, start: int, end: int, hints: Sequence[str] = HINTS) -> list[Found]:
    """All advertisements between two offsets, in text order, none overlapping. `hints`: those that need be looked up."""
    found: list[Found] = []
    known: dict[str, list[Found]] = {}
    for first, last in _lines(text, start, end, hints):
        line = text[first:last]
        # Sites repeat their lines, so what a line holds is worked out once.
        if line not in known:
            spans = _addresses(line, 0, len(line)) + _phrases(line, 0, len(line))
            known[line] = _line(line, 0, len(line), spans) if spans else []
        found.extend((first + low, first + high, why, whole) for low, high, why, whole in known[line])
    return _disjoint(found)


def _lines(text: str, start: int, end: int, hints: Sequence[str]) -> list[tuple[int, int]]:
    """The lines in which a hint stands."""
    places: set[int] = set()
    for hint in hints:
        at = text.find(hint, start, end)
        while at >= 0:
            places.add(at)
            at = text.find(hint, at + len(hint), end)
    places.update(match.start() for match in _TRIPLE_W.finditer(text, start, end))
    lines: list[tuple[int, int]] = []
    covered = start
    for place in sorted(places):
        if place < covered:
            continue
        low = max(covered, place - MAX_LINE)
        first = max(text.rfind("\n", low, place), text.rfind("\r", low, place)) + 1 or low
        high = min(end, place + MAX_LINE)
        last = text.find("\n", place, high)
        covered = last if last >= 0 else high
        lines.append((first, covered))
    return lines


def _addresses(text: str, first: int, last: int) -> list[tuple[int, int, str]]:
    spans = [(m.start(), m.end(), "an internet address") for m in _DOTTED.finditer(text, first, last)]
    for match in _ADDRESS.finditer(text, first, last):
        folded = unicodedata.normalize("NFKC", match.group()).casefold()
        plain = "".join(char for char in folded if char.isascii() and char.isalnum())
        compact = len(plain) >= 6 and not re.search(r"[a-z]{2,}\s[a-z]+\s[a-z]{2,}\s[a-z]", folded)
        if compact and (_DOMAIN.search(plain) and ("www" in plain or re.search(r"[.。．·・]", folded))):
            start, stop = match.start(), match.end()
            while stop > start and not (text[stop - 1].isalnum()):
                stop -= 1
            spans.append((start, _site_name(text, stop, last), "an internet address in disguise"))
    return spans


def _site_name(text: str, stop: int, last: int) -> int:
    """Take the padded name of a site that follows an address along: t.xt.小..说...天.堂."""
    match = re.compile(
        rf"(?:[{_PAD}]*[\u4e00-\u9fffA-Za-z]{{1,2}}(?=[{_PAD}])){{2,12}}[{_PAD}]*[\u4e00-\u9fff]{{1,4}}[{_PAD}]*"
    ).match(text, stop, last)
    if match and "。" not in match.group().strip("。") and re.sub(r"[\W_]+", "", match.group()).endswith(SITE_NAMES):
        return match.end()
    return stop


def _phrases(text: str, first: int, last: int) -> list[tuple[int, int, str]]:
    line = text[first:last]
    spans: list[tuple[int, int, str]] = []
    for pattern, why in PHRASES:
        spans.extend((first + m.start(), first + m.end(), why) for m in pattern.finditer(line))
    if not spans:
        plain = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", line[:300])).casefold()
        if len(plain) < 40 and any(name in plain for name in SITE_NAMES):
            spans.append((first, last, "the name of a website"))
    return spans


def _line(text: str, first: int, last: int, spans: list[tuple[int, int, str]]) -> list[Found]:
    """The whole line if hardly anything but the advertisement is in it, else the stretches."""
    line = text[first:last]
    stripped = line.strip()
    covered = sum(end - start for start, end, _ in spans)
    rest = len(stripped) - covered
    sentences = len(_SENTENCE.findall(line))
    begin = first + line.index(stripped[0]) if stripped else first
    finish = begin + len(stripped)
    if covered >= 0.5 * len(stripped) or rest < 25 or (len(stripped) < 80 and sentences <= 1 and rest < 50):
        return [(begin, finish, spans[0][2], True)]
    found = []
    for start, end, why in spans:
        low = max(start, begin)
        while low < end and text[low] in _EDGE_KEEP + " \t\u3000":
            low += 1
        if end > low:
            found.append((low, min(end, finish), why, False))
    return found


def _disjoint(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for span in sorted(found, key=lambda item: (item[0], -item[1])):
        if kept and span[0] < kept[-1][1]:
            if span[1] > kept[-1][1]:
                kept[-1] = (kept[-1][0], span[1], kept[-1][2], kept[-1][3])
            continue
        kept.append(span)
    return kept
