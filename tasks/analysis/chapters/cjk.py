"""Headings in Chinese, Japanese and Korean: 第一百二十回 标题, 卷三, 第12話, 제3장, 一、标题, （二）."""

from __future__ import annotations

import re

from tasks.analysis import numerals
from tasks.analysis.chapters.vocabulary import NOT_UNITS, SPECIALS, UNITS, WEAK_UNITS

NUMERAL = r"[0-9０-９" + re.escape(numerals.HAN_NUMERAL) + "".join(numerals.KANGXI) + r"ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]{1,10}"
_UNIT = "[" + "".join(UNITS) + "]"
_OPEN = r"[\s【〖「『《\[(（☆★◆◇■□●○▲*#=\-—～~·•、，.。_+]*"
_CLOSE = "】〗」』》])）☆★◆◇■□●○▲*#=-—～~_+ \t\u3000"
HEAD = re.compile(rf"^{_OPEN}(?P<prefix>.{{0,24}}?)[第제]\s?(?P<number>{NUMERAL})\s?(?P<unit>{_UNIT})(?P<rest>.*)$")
_VOLUME = re.compile(
    rf"^{_OPEN}(?P<unit>[卷部篇巻])[之の]?第?(?P<number>{NUMERAL}|[上中下])(?P<rest>$|[\s\u3000:：、·.—-].*)$"
)
_UNIT_LAST = re.compile(
    rf"^{_OPEN}(?P<number>{NUMERAL}|[上中下前后後])\s?(?P<unit>[章回話话卷巻部篇編编節节장화회부권])(?P<rest>$|[\s\u3000:：、].*)$"
)
_SONO = re.compile(rf"^(?:その|其の|其之|其|之)(?P<number>{NUMERAL})(?P<rest>$|[\s\u3000].*)$")
_WORD_FIRST = re.compile(
    rf"^{_OPEN}(?:章|章节|分节阅读|分節閱讀|分卷阅读|分卷閱讀)[_ ]?(?P<number>{NUMERAL})(?P<rest>$|[\s\u3000:：、.].*)$"
)
_KAN = re.compile(rf"^{_OPEN}(?P<number>{NUMERAL})[のノ之](?P<unit>[巻卷章話])(?P<rest>$|[\s\u3000:：、].*)$")
_SERIES = re.compile(
    rf"^(?P<name>[^\d（(，。！？：；“”、…\s]{{2,16}})"
    rf"(?:[（(](?P<number>{NUMERAL})[)）]|之(?P<ordinal>{NUMERAL})|[_ \u3000-]?(?P<digits>[0-9０-９]{{1,4}}))$"
)
_BARE = re.compile(rf"^[＃#№]?[（(【〔\[]?(?P<number>{NUMERAL})[)）】〕\]]?[、.．。]?$")
_NUMBERED = re.compile(
    rf"^[（(【]?(?P<number>{NUMERAL})(?P<sep>[)）】]?[、.．:：]\s*|[)）】]\s*|[\s\u3000]+)(?P<title>\S.*)$"
)
# What sites put behind a title: when the chapter was uploaded, how long it is.
META = re.compile(
    r"(?:^|[\s\u3000(（\[【]+)(?:更新时间|更新時間|本章字数|本章字數|字数|发布时间|更新)[:：]?\s*[\d０-９].*$"
)
_SENTENCE_END = "。．，；：、,;:…"
MAX_SENTENCE = 18  # characters of a title that ends in a full stop
_POSITION = {"上": 1, "中": 2, "下": 3, "前": 1, "后": 2, "後": 2}
_SPECIAL = re.compile(
    "^(?P<word>" + "|".join(sorted((w for w in SPECIALS if ord(w[0]) > 0x2FFF), key=len, reverse=True)) + ")"
)

Found = tuple[str, int, int | None, str | None, str, str, bool]


def recognise(line: str) -> tuple[Found, str] | None:
    """What kind of heading a stripped line would be, and the text before its number; None for none."""
    if "第" in line or "제" in line:
        found = _numbered_unit(line)
        if found:
            return found
    for pattern in (_VOLUME, _UNIT_LAST, _KAN):
        match = pattern.match(line)
        if match:
            return _volume(line, match)
    if line[0] in "章分" or line[0] in "【〖「[（(":
        match = _WORD_FIRST.match(line)
        value = numerals.chinese(numerals.fold(match["number"])) if match else None
        if match and value is not None:
            return (
                "章",
                UNITS["章"],
                value,
                match["number"],
                match["rest"].strip(_CLOSE + ":：、."),
                "chapter",
                True,
            ), ""
    return _special(line) or _plain(line)


def _numbered_unit(line: str) -> tuple[Found, str] | None:
    line = META.sub("", line)
    match = HEAD.match(line)
    if match is None:
        return None
    prefix, number, unit, rest = match["prefix"], match["number"], match["unit"], match["rest"]
    value = numerals.chinese(numerals.fold(number))
    if value is None:
        value = numerals.roman(numerals.fold(number))
    if value is None or not _good_prefix(prefix) or not _good_rest(unit, rest, bool(prefix.strip())):
        return None
    nested = HEAD.match(rest.lstrip(" \u3000"))
    if nested and UNITS[nested["unit"]] > UNITS[unit] and len(nested["prefix"]) < 20:
        # 第一卷 风起 第三章 标题: the inner number counts, the outer one is its part.
        inner = _numbered_unit(rest.strip(" \u3000"))
        if inner:
            return inner[0], line[: match.end("unit")] + inner[1]
    if unit == "部" and rest.startswith("分"):
        rest = rest[1:]
    return (unit, UNITS[unit], value, number, rest.strip(_CLOSE + ":：、."), "chapter", True), prefix.strip()


def _good_prefix(prefix: str) -> bool:
    """Nothing, a volume's name, 正文, 番外: short, set off by a space or closed by a bracket, no sentence."""
    if not prefix:
        return True
    if any(char in "。，！？；：“”‘’「」…、,!?;" for char in prefix):
        return False
    return (
        prefix[-1] in " \u3000\t》】」)）·-—_"
        or prefix.strip() in ("正文", "番外", "卷一", "上卷", "下卷")
        or (len(prefix) <= 2 and prefix != "在")
    )


def _good_rest(unit: str, rest: str, has_prefix: bool) -> bool:
    if not rest:
        return True
    if any((unit + rest[:1]) == word for word in NOT_UNITS):
        return False
    bare = rest.rstrip(_CLOSE)
    apart = rest[0] in " \u3000\t:：、.．·—-_【《「『（(〖" or (rest.startswith("分") and unit == "部")
    if unit in WEAK_UNITS and not apart:
        return False
    if not bare:
        return True
    short = apart and len(bare) <= MAX_SENTENCE and not any(char in "，,：:" for char in bare)
    if (
        bare[-1] in _SENTENCE_END
        and not (bare.endswith("……") and len(bare) < 30)
        and not (short and bare[-1] in "。．")
    ):
        return False
    if not apart:
        # 第一回紂王女媧宮進香: a title may follow at once, prose (第四回中既将…) has commas or goes on and on.
        return len(bare) <= 36 and not any(char in "，。；：,“”" for char in bare) and rest[0] not in "的是说說了"
    return len(bare) <= 60 and bare.count("，") + bare.count(",") <= 3 and "。" not in bare[:-1]


def _volume(line: str, match: re.Match[str]) -> tuple[Found, str] | None:
    number, unit, rest = match["number"], match["unit"], match["rest"]
    value = _POSITION.get(number) or numerals.chinese(numerals.fold(number))
    bare = rest.strip(_CLOSE + ":：、.")
    if value is None or len(bare) > 40 or bare[-1:] in tuple("。，；：,"):
        return None
    return (unit, UNITS[unit], value, number, bare, "chapter", True), ""


def _special(line: str) -> tuple[Found, str] | None:
    text = line.strip(_CLOSE + "【〖「『《[(（")
    match = _SPECIAL.match(text)
    if match:
        rest = text[match.end() :]
        if (
            len(rest) <= 40
            and (not rest or rest[0] in " \u3000:：、·—-一二三四五123" or len(rest) <= 1)
            and rest[-1:] not in tuple("。，；,")
        ):
            word = match["word"]
            return (f"special-{word}", 2, None, None, rest.strip(" \u3000:：、"), SPECIALS[word], True), ""
    if text.startswith("番外") and len(text) <= 30 and text[-1] not in "。，；：,！？":
        return ("special-番外", 2, None, None, text[2:].strip(" \u3000:："), "epilogue", True), ""
    return None


def _plain(line: str) -> tuple[Found, str] | None:
    if line in _POSITION:
        return ("bare-position", 2, _POSITION[line], line, "", "chapter", False), ""
    series = _SERIES.match(line)
    if series:
        number = series["number"] or series["ordinal"] or series["digits"]
        value = numerals.chinese(numerals.fold(number))
        if value:
            return (f"series-{series['name']}", 2, value, number, series["name"], "chapter", True), ""
    match = _BARE.match(line) or _SONO.match(line)
    if match:
        value = numerals.chinese(numerals.fold(match["number"])) or numerals.roman(numerals.fold(match["number"]))
        if not value:
            return None
        family = "bare-arabic" if match["number"][0].isdigit() else "bare-han"
        return (family, 2, value, match["number"], "", "chapter", False), ""
    match = _NUMBERED.match(line)
    if match is None:
        return None
    title = match["title"].rstrip(_CLOSE)
    value = numerals.chinese(numerals.fold(match["number"]))
    if not value or not title or len(title) > 36 or title[-1] in _SENTENCE_END or "。" in title or title[0].isdigit():
        return None
    if not any("\u3040" <= char <= "\ud7a3" for char in title) or title.count("，") > 2:
        return None
    family = "numbered-arabic" if match["number"][0].isdigit() else "numbered-han"
    if not match["sep"].strip():
        family += "-space"
    return (family, 2, value, match["number"], title, "chapter", False), ""
