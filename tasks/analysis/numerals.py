"""Numbers as books print them: Roman, Arabic, full width, Chinese, and spelled out in European languages."""

from __future__ import annotations

import re
import unicodedata

from tasks.analysis.number_words import WORDS

ROMAN = re.compile(r"(?=[mdclxvi])m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
DIGITS = dict(zip("〇零○Ｏ一二三四五六七八九", [0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9], strict=True))
DIGITS.update(zip("壹貳叁肆伍陸柒捌玖", range(1, 10), strict=True))
DIGITS.update(
    {"贰": 2, "陆": 6, "两": 2, "兩": 2, "参": 3, "參": 3, "弍": 2, "弐": 2, "壱": 1, "叄": 3, "O": 0, "元": 1}
)
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "廿": 20, "卅": 30, "卌": 40}
_MYRIADS = {"万": 10_000, "萬": 10_000}
HAN_NUMERAL = "".join(char for char in {**DIGITS, **UNITS, **_MYRIADS} if char not in "O元")
# Kangxi radicals and CJK radical forms look like numerals and stand for them in some exports.
KANGXI = {
    "⼀": "一",
    "⼆": "二",
    "⼋": "八",
    "⼗": "十",
    "⼁": "一",
    "⼄": "乙",
    "⺀": "二",
    "⻁": "虎",
    "㆒": "一",
    "㆓": "二",
    "㆔": "三",
    "㆕": "四",
}
_FOLD = str.maketrans(KANGXI)


def parse(numeral: str) -> int | None:
    """The value of a numeral in any of the known notations, None if it is none."""
    text = fold(numeral).strip(" .,:;、．-–—()[]")
    if not text or len(text) > 60:
        return None
    if text.isdigit() and text.isascii():
        return int(text) if len(text) <= 7 else None
    value = roman(text)
    if value is not None:
        return value
    value = chinese(text)
    return value if value is not None else words(text)


def fold(text: str) -> str:
    """Full width digits and letters, single-character Roman numerals (Ⅻ), circled digits and Kangxi forms in plain."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text.translate(_FOLD))


def roman(text: str) -> int | None:
    """Value of a Roman numeral; additive forms (IIII, XXXX, VIIII) are read as printers meant them."""
    if not text.isascii() or len(text) > 15 or not ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[char] for char in text.lower()]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def chinese(text: str) -> int | None:
    """Value of a Chinese numeral: 一百二十, 一二〇, 廿三, 两百零五, 壹佰, 一万二千, also mixed with digits (1百2十)."""
    if not text or len(text) > 12:
        return None
    if all(char in DIGITS or char.isdigit() for char in text):
        return int("".join(str(_digit(char)) for char in text)) if len(text) <= 5 else None
    total = section = digit = 0
    seen_digit = False
    last_unit = 1
    for char in text:
        if char in DIGITS or (char.isdigit() and char.isascii()):
            digit = digit * 10 + _digit(char) if seen_digit else _digit(char)
            seen_digit = True
        elif char in UNITS:
            unit = UNITS[char]
            if unit in (20, 30, 40):
                section, unit = section + unit, 10
            else:
                section += (digit if seen_digit and digit else 1) * unit
            digit, seen_digit, last_unit = 0, False, unit
        elif char in _MYRIADS:
            total += (section + digit or 1) * _MYRIADS[char]
            section = digit = 0
            seen_digit, last_unit = False, _MYRIADS[char]
        else:
            return None
    # 两百五 means 250: a digit that ends the numeral right behind 百 or 千 counts tens or hundreds, but books that
    # number chapters leave out 零 more often (一百八 for 108), so it is read as it stands.
    return total + section + digit if last_unit else None


def _digit(char: str) -> int:
    return DIGITS[char] if char in DIGITS else int(char)


def words(text: str) -> int | None:
    """Value of a number word or ordinal in a European language: "Twenty-First", "dix-septième", "vingésimo", "пятая"."""
    text = re.sub(r"[-‐–\s]+", " ", text.lower().replace("’", "'")).strip()
    if text in WORDS:
        return WORDS[text]
    parts = [part for part in text.split(" ") if part not in ("and", "et", "y", "e", "og", "och", "und")]
    if not parts or len(parts) > 5:
        return None
    total = 0
    for part in parts:
        value = WORDS.get(part)
        if value is None:
            return None
        if value == 100 and 0 < total < 10:
            total *= 100
        elif value == 20 and total == 4:  # quatre-vingt
            total = 80
        elif total and (
            value >= 100 or total % 10 != 0 or (total % 100 // 10 and value >= 10 and total % 100 not in (60, 80))
        ):
            return None
        else:
            total += value
    return total
