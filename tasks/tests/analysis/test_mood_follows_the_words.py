from __future__ import annotations

import pytest

from tasks.analysis import mood
from tasks.analysis.values import Chapter, Language, Structure
from tasks.tests.analysis.language_texts import whole

pytestmark = pytest.mark.pure

GLAD = "They were happy and joyful in the lovely garden that day. "
SAD = "They wept in misery and horrible despair over the dead that day. "


def chapter(index: int, start: int, end: int) -> Chapter:
    return Chapter(index, None, None, "", None, 1, start, end, start)


def test_the_arc_falls_where_the_words_darken() -> None:
    text = GLAD * 200 + SAD * 200
    middle = len(GLAD) * 200
    structure = Structure((0, len(text)), [chapter(1, 0, middle), chapter(2, middle, len(text))])
    found = mood.measure(text, structure, Language("en", 1.0))
    assert found.arc is not None and len(found.arc) == 100
    assert min(found.arc[:40]) > 0 > max(found.arc[60:])
    first, second = found.per_chapter
    assert first is not None and second is not None and first > 0 > second
    assert not found.experimental


def test_extremes_are_passages_of_the_text() -> None:
    text = "The table stood there. " * 300 + SAD * 30 + "The table was good. " * 300
    found = mood.measure(text, whole(text), Language("en", 1.0))
    assert 1 <= len(found.extremes) <= 3
    lowest = min(found.extremes, key=lambda extreme: extreme.value)
    assert "misery" in text[slice(*lowest.span)]


def test_a_denial_turns_the_word_round() -> None:
    said = mood.measure("He was happy. " * 900, whole("He was happy. " * 900), Language("en", 1.0))
    denied = mood.measure("He was not happy. " * 900, whole("He was not happy. " * 900), Language("en", 1.0))
    assert said.coverage > denied.coverage > 0
    text = "He was not happy. " * 900
    one = mood.measure(text, Structure((0, len(text)), [chapter(1, 0, len(text))]), Language("en", 1.0))
    assert one.per_chapter[0] is not None and one.per_chapter[0] < 0


def test_other_languages_have_none_and_say_so() -> None:
    found = mood.measure("Bonjour. " * 900, whole("Bonjour. " * 900), Language("fr", 1.0))
    assert found.arc is None and found.reason


def test_chinese_is_experimental_and_hidden_where_the_list_knows_too_little() -> None:
    glad = "众人欢喜，好生快乐，笑了起来。" * 400
    found = mood.measure(glad, whole(glad), Language("zh", 1.0))
    assert found.experimental and found.arc is not None
    plain = "桌子上有三本书和两支笔，旁边放了一个杯子。" * 400
    found = mood.measure(plain, whole(plain), Language("zh", 1.0))
    assert found.arc is None and found.reason and "%" in found.reason
