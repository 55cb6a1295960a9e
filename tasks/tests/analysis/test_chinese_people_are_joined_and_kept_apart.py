from __future__ import annotations

import pytest

from tasks.analysis.folding import fold
from tasks.tests.analysis.language_texts import cast, names

pytestmark = pytest.mark.pure

SCENE = (
    "这人姓沈，名淮，字仲安，乃江北人氏。沈淮道：“我来也。”仲安又问道：“你是谁？”那将军道：“在下。”\n"
    "周若兰笑道：“好个沈淮。”若兰走了进来，对仲安说道：“坐罢。”众人都笑道：“正是。”一个老者道：“走了。”\n"
    "若兰冷笑道：“不坐。”沈淮听了，忙道：“随你。”周若兰见了仲安，便道：“再会。”\n"
)


def test_a_courtesy_name_that_the_text_gives_is_joined() -> None:
    found = names(cast(SCENE * 5, "zh"))
    assert {"沈淮", "仲安"} <= found["沈淮"]


def test_a_given_name_is_joined_to_the_full_name() -> None:
    found = names(cast(SCENE * 5, "zh"))
    assert {"周若兰", "若兰"} <= found["周若兰"]


def test_nobody_in_particular_is_no_person() -> None:
    forms = {form for all_forms in names(cast(SCENE * 5, "zh")).values() for form in all_forms}
    assert not forms & {"众人", "老者", "一个老者", "那将军", "将军"}


def test_traditional_characters_are_shown_as_printed() -> None:
    text = "賈寶玉笑道：「你來了。」寶玉忙道：「我們來見過這個說話的時候。」薛寶釵道：「無妨。」\n" * 6
    assert fold(text) != text
    found = names(cast(text, "zh"))
    assert any({"賈寶玉", "寶玉"} <= forms for forms in found.values())
    assert any("薛寶釵" in forms for forms in found.values())


def test_speakers_are_who_the_text_names() -> None:
    found = cast(SCENE * 5, "zh")
    speakers = [quote.speaker for quote in found.dialogue.quotes]
    assert speakers[0] == "沈淮"
    assert speakers[3] == "周若兰"
    assert None in speakers


def test_a_name_with_half_a_word_stuck_to_it_is_no_person() -> None:
    text = (
        "曹操大喜道：“好计。”曹操道：“且去。”曹操大怒，骂道：“匹夫！”刘备道：“不可。”操大喜，谓众将曰：“胜矣。”"
        "操大怒曰：“斩之！”刘备大惊，问道：“何故？”操大笑曰：“无妨。”操大惊，操大喜，曹操乃退。操大怒曰：“取酒来！”\n"
    ) * 8
    found = names(cast(text, "zh"))
    assert any("曹操" in forms for forms in found.values())
    assert not any("操大" in forms for forms in found.values())
