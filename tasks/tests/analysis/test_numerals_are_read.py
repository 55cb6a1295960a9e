"""Numbers as books print them."""

from __future__ import annotations

import pytest

from tasks.analysis.numerals import parse

pytestmark = pytest.mark.pure

NUMERALS = {
    "XIV": 14, "xlii": 42, "IIII": 4, "LXXIV": 74, "Ⅻ": 12, "12": 12, "００１": 1, "007": 7,
    "Three": 3, "Twenty-First": 21, "forty-seven": 47, "one hundred and three": 103,
    "premier": 1, "dix-septième": 17, "quatre-vingt-deux": 82, "soixante-douze": 72, "vingt et unième": 21,
    "primero": 1, "decimoquinto": 15, "einundzwanzigstes": 21, "Zweites": 2, "первая": 1, "двадцать первая": 21,
    "一": 1, "十": 10, "十二": 12, "二十": 20, "廿三": 23, "卅": 30, "一百二十": 120, "一百零八": 108, "一百八": 108, "一二〇": 120,
    "一二零": 120, "两百一十八": 218, "兩千": 2000, "壹": 1, "貳拾": 20, "叁拾陆": 36, "⼗⼆": 12, "一千零一": 1001, "一万二千": 12000,
}  # fmt: skip


@pytest.mark.parametrize(("printed", "value"), NUMERALS.items())
def test_the_value_is_right(printed: str, value: int) -> None:
    assert parse(printed) == value


@pytest.mark.parametrize(
    "text", ["", "the", "第", "IIX", "VX", "Chapter", "twenty twenty", "one two", "人", "1a", "x" * 100, "9" * 40]
)
def test_other_words_are_no_numbers(text: str) -> None:
    assert parse(text) is None
