"""Damage injected in growing doses lowers the integrity score, each time by the component that names it."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from tasks.analysis.pipeline import Analysis, analyse
from tasks.tests.analysis import prose
from tasks.tests.analysis.damage import KINDS, advertisements, lost_characters

pytestmark = pytest.mark.pure

BOOKS = {"en": prose.english_book(30, 8), "zh": prose.chinese_book(30, 12)}


def deductions(analysis: Analysis) -> dict[str, float]:
    return {component["name"]: component["deduction"] for component in analysis.quality.components}


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("kind", KINDS)
def test_more_damage_scores_lower_for_the_reason_given(book: str, kind: str) -> None:
    damage, component, issue = KINDS[kind]
    whole = analyse(BOOKS[book].encode())
    assert whole.quality.value == 1.0
    scores = [whole.quality.value]
    reasons = [0.0]
    for dose in range(3):
        analysis = analyse(damage(BOOKS[book], dose, random.Random(dose)).encode())
        found = deductions(analysis)
        assert issue is None or issue in {one["kind"] for one in analysis.report["issues"]}
        scores.append(analysis.quality.value)
        reasons.append(found[component])
        others = sum(value for name, value in found.items() if name != component)
        assert others <= found[component], found
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) >= 3
    assert all(later > earlier for earlier, later in pairwise(reasons))


@pytest.mark.parametrize("book", BOOKS)
def test_bytes_that_are_no_characters_lower_the_score(book: str) -> None:
    scores = [1.0]
    for dose in (2, 20, 60):
        data = bytearray(BOOKS[book].encode())
        body = range(200, len(data) - 200)
        for place in random.Random(3).sample(body, dose):
            data[place] = 0xFF
        analysis = analyse(bytes(data))
        found = deductions(analysis)
        assert found["encoding damage"] > sum(found.values()) / 2
        assert "encoding_damage" in {one["kind"] for one in analysis.report["issues"]}
        scores.append(analysis.quality.value)
    assert all(later < earlier for earlier, later in pairwise(scores))


@pytest.mark.parametrize("book", BOOKS)
def test_what_a_distributor_adds_is_reported_and_is_no_damage(book: str) -> None:
    """It stands outside the novel, and the clean text leaves it out: however much there is, the novel is whole."""
    for lines in (1, 10, 100):
        added = "Most people start at our site.\n" * lines
        text = f"{added}*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\n{BOOKS[book]}"
        text += f"\n*** END OF THE PROJECT GUTENBERG EBOOK X ***\n{added}"
        analysis = analyse(text.encode())
        found = [one for one in analysis.report["issues"] if one["kind"] == "boilerplate"]
        assert len(found) == 2 and all(one["end"] - one["start"] >= len(added) for one in found)
        assert analysis.quality.value == 1.0


@pytest.mark.parametrize("book", BOOKS)
def test_a_text_on_one_line_scores_lower(book: str) -> None:
    analysis = analyse(BOOKS[book].replace("\n", " ").encode())
    assert deductions(analysis)["broken lines"] == 0.15


@pytest.mark.parametrize("book", BOOKS)
def test_a_cut_ending_scores_lower(book: str) -> None:
    analysis = analyse(BOOKS[book].rstrip()[:-9].encode())
    assert deductions(analysis)["ending"] == 0.08


@pytest.mark.parametrize("book", BOOKS)
def test_every_receipt_adds_up(book: str) -> None:
    analysis = analyse(advertisements(lost_characters(BOOKS[book], 1, random.Random(1)), 1, random.Random(2)).encode())
    assert analysis.quality.value == pytest.approx(1 - sum(deductions(analysis).values()), abs=0.006)
    assert all(
        component["why"].endswith(".") for component in analysis.quality.components + analysis.confidence.components
    )


@pytest.mark.parametrize("book", BOOKS)
def test_confidence_falls_when_the_text_is_no_prose(book: str) -> None:
    rnd = random.Random(7)
    characters = list(BOOKS[book])
    rnd.shuffle(characters)
    whole, short = analyse(BOOKS[book].encode()), analyse(BOOKS[book][:500].encode())
    shuffled = analyse("".join(characters).encode())
    assert whole.confidence.value > 0.8
    assert short.confidence.value < whole.confidence.value - 0.2
    assert shuffled.confidence.value < whole.confidence.value - 0.2
