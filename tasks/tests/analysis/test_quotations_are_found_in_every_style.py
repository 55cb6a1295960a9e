from __future__ import annotations

import pytest

from tasks.tests.analysis.language_texts import spoken, talk

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("style", "code", "text", "expected"),
    [
        ("curly", "en", "“Come in,” said Ann. “It is cold.”\n\n“No.”", ["“Come in,”", "“It is cold.”", "“No.”"]),
        ("straight", "en", '"Come in," said Ann. "It is cold."\n\n"No."', ['"Come in,"', '"It is cold."', '"No."']),
        ("single", "en", "‘I don’t know,’ said Ann.\n\n‘The dogs’ food?’\n\n‘Yes.’", ["‘I don’t know,’", "‘The dogs’ food?’", "‘Yes.’"]),
        ("corner", "zh", "他說：「來吧。」\n她道：「好『極』了。」", ["「來吧。」", "「好『極』了。」"]),
        ("curly", "zh", "他说：“来吧。”\n她道：“不去。”", ["“来吧。”", "“不去。”"]),
        ("guillemet", "fr", "Il dit: « Venez ici. » Elle dit: « Jamais! »", ["« Venez ici. »", "« Jamais! »"]),
        ("guillemet", "de", "»Komm her,« sagte er. »Nein, nie,« sagte sie.", ["»Komm her,«", "»Nein, nie,«"]),
        ("low", "de", "„Komm her“, sagte er. „Nein, nie“, sagte sie.", ["„Komm her“", "„Nein, nie“"]),
    ],
)  # fmt: skip
def test_each_pair_of_marks(style: str, code: str, text: str, expected: list[str]) -> None:
    assert spoken(text, code) == expected
    assert talk(text, code).style == style


def test_dashes_give_way_to_the_narrator() -> None:
    text = "\n\n".join(
        ["--No sé--replicó María--. Tú dices que sí.", "--Nada.", "El hombre calló.", "--¿Qué te dice?", "--Todo."]
    )
    assert spoken(text, "es") == ["--No sé", "--. Tú dices que sí.", "--Nada.", "--¿Qué te dice?", "--Todo."]


def test_a_lost_mark_swallows_no_more_than_its_paragraph() -> None:
    narration = "\n\n".join(f"He walked on for {n} miles and said nothing to anybody." for n in range(40))
    text = f"“I am lost, he cried.\n\n{narration}\n\n“Here I am,” said Ann."
    assert spoken(text) == ["“I am lost, he cried.", "“Here I am,”"]


def test_a_speech_of_several_paragraphs_has_one_quotation_for_each() -> None:
    text = "“First of all, I rose.\n\n“Then I went out.\n\n“Then I came home.”\n\nShe slept."
    assert spoken(text) == ["“First of all, I rose.", "“Then I went out.", "“Then I came home.”"]


def test_words_that_are_merely_set_off_are_no_speech() -> None:
    text = "He called it a “masher” coat.\n\nThe inn was known as “The Bear,” and was old.\n\n“I see,” said Ann."
    assert spoken(text) == ["“I see,”"]


def test_the_share_of_speech_leaves_white_space_out() -> None:
    found = talk("“abcd.”   \n\n   efghij.\n\n“klmn.”")
    assert found.ratio == round(14 / 21, 4)


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("es", "—Hola —dijo Juan—. ¿Cómo estás?", ["—Hola", "—. ¿Cómo estás?"]),
        ("fr", "– Très bien, répondit Emma en riant.", ["– Très bien"]),
        ("fr", "— Venez, dit le médecin.", ["— Venez"]),
        ("fr", "— Je sais, dit-il. Adieu.", ["— Je sais"]),
        ("ru", "— Да, — сказал он. — Пойдём домой.", ["— Да,", "— Пойдём домой."]),
        ("ru", "— Я — человек! — крикнул он.", ["— Я — человек!"]),
        ("ru", "- Да, - сказал он. - Пойдём.", ["- Да,", "- Пойдём."]),
        ("pl", "— Tak — powiedział. — Chodźmy.", ["— Tak", "— Chodźmy."]),
    ],
)
def test_dashes_turn_to_the_narrator_and_back_as_each_language_has_it(
    code: str, text: str, expected: list[str]
) -> None:
    around = "\n\n— Oj!\n\nNa mare.\n\n— Oj!\n\n— Oj!"
    mark = text[0]
    assert spoken(text + around.replace("—", mark), code)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("zh", '他說："來吧。"她道："不去。"她笑道："好"。', ['"來吧。"', '"不去。"', '"好"']),
        ("zh", '他說："來吧。\n她道："不去。"宝玉道："好。"', ['"來吧。', '"不去。"', '"好。"']),
        ("ja", "「行こう」と言った。\n\n「いやだ」\n「はい」", ["「行こう」", "「いやだ」", "「はい」"]),
        ("de", "„Nein“, sagte er.\n\n»Doch«\n\nrief sie.", ["„Nein“", "»Doch«"]),
    ],
)
def test_marks_that_do_not_differ_are_told_by_what_stands_before(code: str, text: str, expected: list[str]) -> None:
    assert spoken(text, code) == expected
