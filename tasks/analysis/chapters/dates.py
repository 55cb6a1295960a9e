"""Lines that are a date and nothing else, which head the entries of diaries: 3 May., Monday, May 3rd, 1893, 五月三日."""

from __future__ import annotations

import re

MAX_DATE = 40
_MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec janvier février mars avril mai juin juillet août septembre octobre novembre décembre januar"
    " februar märz juni juli oktober dezember enero febrero marzo abril mayo junio julio agosto septiembre octubre"
    " noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre января февраля марта"
    " апреля мая июня июля августа сентября октября ноября декабря"
)
_DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche montag"
    " dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lunes martes miércoles jueves viernes sábado domingo"
    " понедельник вторник среда четверг пятница суббота воскресенье"
)
_MONTH = "(?:" + "|".join(sorted(_MONTHS.split(), key=len, reverse=True)) + r")\.?"
_DAY = "(?:" + "|".join(_DAYS.split()) + ")"
_OF_MONTH = r"(?:the )?\d{1,2}(?:st|nd|rd|th|er|\.)?"
_YEAR = r"(?:,? (?:de )?\d{4})?"
_LATIN = re.compile(
    rf"[_*\[(#\s]*(?:{_DAY},? )?(?:(?:le |el |den )?{_OF_MONTH} (?:of |de )?{_MONTH}|{_MONTH} {_OF_MONTH}){_YEAR}[.:,_*\])]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[\[(]?(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4})[.:\])]?")
_N = "[0-9０-９〇零一二三四五六七八九十廿]"
_HAN = re.compile(
    rf"(?:{_N}{{2,4}}年)?{_N}{{1,3}}月{_N}{{1,3}}[日号號](?:[，,\s\u3000（(]*(?:星期|周|週|礼拜)?[一二三四五六日天]?[)）]?(?:曜日)?[\s\u3000，,]*[晴阴陰雨雪云雲]?)"
)


def is_date(line: str) -> bool:
    """Whether a stripped line of at most `MAX_DATE` characters is a date."""
    if not any(char.isdigit() or char in "月" for char in line):
        return False
    return bool(_LATIN.fullmatch(line) or _DIGITS.fullmatch(line) or _HAN.fullmatch(line))
