from __future__ import annotations

import pytest

from tasks.analysis import counts
from tasks.analysis.values import Language, Structure
from tasks.tests.analysis.language_texts import whole

pytestmark = pytest.mark.pure


def test_english() -> None:
    text = "Mr. Hale didn't come.\r\nHe had a well-known\r\nreason.\r\n\r\n“Why?” she asked. Nobody knew."
    found = counts.count(text, whole(text), Language("en", 1.0))
    assert (found["words"], found["sentences"], found["paragraphs"]) == (14, 4, 2)
    assert found["characters"] == len(text)
    assert found["characters_without_spaces"] == len("".join(text.split()))
    assert set(found["definitions"]) >= {"words", "sentences", "reading_minutes"}


def test_chinese_counts_characters_and_words_in_letters() -> None:
    text = "　　他说：“OK，走吧。”\n　　我们走了！"
    found = counts.count(text, whole(text), Language("zh", 1.0))
    assert (found["words"], found["han_characters"], found["paragraphs"]) == (9, 8, 2)


def test_only_the_body_counts() -> None:
    text = "Licence text here. One two three. More licence."
    start = text.index("One")
    found = counts.count(text, Structure((start, start + 14), []), Language("en", 1.0))
    assert found["words"] == 3


@pytest.mark.parametrize(("code", "rate"), [("en", 238), ("zh", 255), ("und", 184)])
def test_minutes_follow_the_language(code: str, rate: int) -> None:
    text = "word " * 4760 if code != "zh" else "字" * 5100
    found = counts.count(text, whole(text), Language(code, 1.0))
    assert found["reading_minutes"] == round(found["words"] / rate, 1)


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    line = "The wind blew over the hills and the river ran on below the old grey\n"
    text = "\n".join([line * 5] * 6)
    assert counts.count(text, whole(text), Language("en", 1.0))["paragraphs"] == 6


def test_a_script_without_spaces_has_no_word_count() -> None:
    text = "สวัสดีชาวโลก"
    found = counts.count(text, whole(text), Language("th", 1.0))
    assert found["words"] is None and found["characters"] == len(text)
