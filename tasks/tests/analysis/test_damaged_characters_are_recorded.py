"""Every damaged place is on record, with its reason."""

from __future__ import annotations

import pytest

from tasks.analysis.cleaning import clean
from tasks.analysis.decoding import decode
from tasks.analysis.pipeline import analyse
from tasks.tests.analysis import prose

pytestmark = pytest.mark.pure

TEXT = "\n".join(prose.english(40))


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        ("\ufffd", "replacement"),
        ("\ue123", "private_use"),
        ("\x07", "control"),
        ("â€œ", "mojibake"),
        ("Ã©", "mojibake"),
        ("锟斤拷", "mojibake"),
    ],
)
def test_the_place_and_the_reason_are_right(damage: str, reason: str) -> None:
    at = TEXT.index(" ", 1000)
    decoded = decode((TEXT[:at] + damage + TEXT[at:]).encode())
    assert [(place.start, place.end, place.reason) for place in decoded.damage] == [(at, at + len(damage), reason)]


@pytest.mark.parametrize(
    "text", ["Châteauâ la mode, “Ça va” — ÀÉÈ ça là; naïve façade", "São Paulo – “não” … É à ã", "æøå ÆØÅ på é"]
)
def test_accents_are_no_mojibake(text: str) -> None:
    assert decode(text.encode()).damage == []


def test_mojibake_is_turned_back_in_the_clean_text() -> None:
    broken = TEXT.replace("“", "â€œ").replace("”", "â€\x9d")
    analysis = analyse(broken.encode())
    cleaned, removals = clean(analysis.text, analysis.structure, analysis.inspection)
    assert cleaned.strip() == TEXT.strip()
    assert len(removals) == broken.count("â€")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        ("\ue123", "1 character without a meaning, usually from bytes shifted by one."),
        ("\ue123\ue124", "2 characters without a meaning, usually from bytes shifted by one."),
        ("\x07", "1 control character."),
        ("\ufffd", "1 character that was lost before this file was made."),
        ("\ufffd" * 1500, "1,500 characters that were lost before this file was made."),
    ],
)
def test_a_problem_says_how_many_in_words_that_fit(damage: str, message: str) -> None:
    at = TEXT.index(" ", 1000)
    report = analyse((TEXT[:at] + damage + TEXT[at:]).encode()).report
    assert [issue["message"] for issue in report["issues"] if "reason" in (issue["data"] or {})] == [message]
