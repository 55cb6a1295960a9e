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
