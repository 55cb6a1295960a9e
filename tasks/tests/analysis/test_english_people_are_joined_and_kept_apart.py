from __future__ import annotations

import pytest

from tasks.tests.analysis.language_texts import cast, names

pytestmark = pytest.mark.pure

SISTERS = """Mr. Harlow sat down. Mrs. Harlow looked at her husband. Miss Harlow smiled.

“Good morning,” said Mr. Harlow.

“Good morning,” said Mrs. Harlow to Edwin Marsh, who had walked over from Leeds.

Edwin laughed. He had bought his dog in Leeds, and Edwin Marsh nodded to Mr. Harlow and to Mrs. Harlow.

“Well,” said Edwin, “I am come from Leeds.”

“In Leeds,” replied Mr. Marsh, “they sell wool.”

"""


def test_one_surname_is_three_people_with_three_titles() -> None:
    found = names(cast(SISTERS * 6))
    assert {"Mr. Harlow", "Mrs. Harlow"} <= set(found)
    assert not any({"Mr. Harlow", "Mrs. Harlow"} <= forms for forms in found.values())


def test_first_name_full_name_and_title_are_one_person() -> None:
    found = names(cast(SISTERS * 6))
    assert {"Edwin", "Edwin Marsh", "Mr. Marsh"} <= found["Edwin Marsh"]


def test_a_town_is_nobody() -> None:
    assert "Leeds" not in {form for forms in names(cast(SISTERS * 6)).values() for form in forms}


def test_tom_is_not_thomas_without_evidence() -> None:
    text = "“Yes,” said Tom Reed to Thomas Hale.\n\n“No,” said Thomas Hale, and Tom Reed nodded. Tom laughed.\n\n" * 8
    assert not any({"Tom Reed", "Thomas Hale"} <= forms for forms in names(cast(text)).values())


def test_a_short_form_with_the_same_last_name_is_the_same_person() -> None:
    text = "Thomas Hale nodded. “Yes,” said Thomas.\n\n“No,” cried the boys of Tom Hale. Tom Hale laughed.\n\n" * 8
    assert any({"Tom Hale", "Thomas Hale"} <= forms for forms in names(cast(text)).values())


def test_who_answers_to_a_name_bears_it() -> None:
    scene = (
        "“Poppet, where have you been?” said the old man.\n\n“In the garden,” said Rosalind.\n\n"
        "Rosalind sat down. The rain fell.\n\n“And why, Poppet?” asked Gregory.\n\n“Because,” replied Rosalind.\n\n"
        "Gregory smiled and Rosalind smiled.\n\n"
    )
    assert any({"Poppet", "Rosalind"} <= forms for forms in names(cast(scene * 8)).values())


def test_the_captain_is_a_person_if_he_is_one_and_speaks() -> None:
    text = "“Aye,” said the captain.\n\nThe captain looked at Ann. “No,” said Ann.\n\n" * 12
    assert "the captain" in names(cast(text))


def test_mentions_tell_where_people_appear() -> None:
    found = cast(SISTERS * 6)
    person = next(p for p in found.people if p.name == "Edwin Marsh")
    text = SISTERS * 6
    assert text[person.first :].startswith("Edwin Marsh")
    assert person.last > len(text) - len(SISTERS)
    assert [p.mentions for p in found.people] == sorted((p.mentions for p in found.people), reverse=True)
    assert found.relations and {found.relations[0].a, found.relations[0].b} <= set(names(found))


def test_a_princess_is_not_called_after_a_rare_namesake() -> None:
    princess = (
        "Princess Mary sighed. Princess Mary looked at her father. “Come,” said Mary. She wept, and Mary smiled.\n\n"
    )
    namesake = "Mary Hendrikhovna poured the tea. The officers thanked Mary Hendrikhovna.\n\n"
    found = names(cast(princess * 60 + namesake * 2, "en"))
    assert {"Mary", "Princess Mary"} in found.values()
    assert found["Mary Hendrikhovna"] == {"Mary Hendrikhovna"}


def test_a_prince_keeps_his_full_name() -> None:
    text = "Prince Andrew sighed. Andrew looked at his wife. “Come,” said Prince Andrew. He went out.\n\n" * 60
    text += "It was Prince Andrew Bolkonsky. He knew that Andrew Bolkonsky was tired.\n\n" * 2
    found = names(cast(text, "en"))
    assert any({"Prince Andrew", "Andrew", "Andrew Bolkonsky"} <= forms for forms in found.values())
