from __future__ import annotations

import pytest

from tasks.analysis import style
from tasks.analysis.values import Dialogue, Language
from tasks.tests.analysis.language_texts import whole

pytestmark = pytest.mark.pure

SILENT = Dialogue([], 0.0, "none", 0.0)


def phrases(text: str, code: str = "en") -> dict[str, int]:
    found = style.measure(text, whole(text), Language(code, 1.0), SILENT).phrases
    return {phrase.text: phrase.count for phrase in found or []}


def test_the_longest_form_stands_for_its_parts() -> None:
    text = " ".join(f"He turned over a new leaf {n}. Grass grows green, {n} sheep graze." for n in range(9))
    assert phrases(text)["he turned over a new leaf"] == 9
    assert "over a new leaf" not in phrases(text)


def test_no_phrase_crosses_the_end_of_a_clause() -> None:
    found = phrases("We saw bright stars. Cold wind blew hard. " * 9)
    assert all("stars cold" not in phrase for phrase in found)


def test_function_words_alone_are_no_phrase() -> None:
    assert "it was not to" not in phrases("It was not to be had. " * 9)


def test_chinese_phrases_are_shown_as_printed() -> None:
    text = "且聽下回分解。那個人來時說過這話。" * 9
    assert any("下回分解" in phrase for phrase in phrases(text, "zh"))


def test_letters_with_accents_stay_in_their_words() -> None:
    assert "elle aime le bon père" in phrases("Elle aime le bon père. " * 9, "fr")
