from __future__ import annotations

import random

import pytest

from tasks.analysis import style
from tasks.analysis.style import norms, syllables, vocabulary
from tasks.analysis.values import Dialogue, Language
from tasks.tests.analysis.language_texts import talk, whole

pytestmark = pytest.mark.pure

SILENT = Dialogue([], 0.0, "none", 0.0)


def test_mattr_is_the_mean_over_all_windows() -> None:
    random.seed(1)
    words = [random.choice("abcdefghijklmnop") for _ in range(400)]
    window = 50
    means = [len(set(words[i : i + window])) / window for i in range(len(words) - window + 1)]
    assert vocabulary.mattr(words, window) == round(sum(means) / len(means), 4)


def test_mattr_needs_one_window() -> None:
    assert vocabulary.mattr(["a"] * 499) is None


def test_mtld_counts_factors() -> None:
    # "a a": the ratio is .5 after two words, so each pair is a factor, in both directions.
    assert vocabulary.mtld(["a"] * 100) == 2.0


@pytest.mark.parametrize(
    ("word", "count"),
    [("cat", 1), ("window", 2), ("beautiful", 3), ("walked", 1), ("wanted", 2), ("the", 1), ("little", 2), ("houses", 2), ("well-known", 2)],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables.count(word) == count


def test_flesch_of_short_words() -> None:
    text = "The cat sat on the mat. The dog ran to the cat."
    found = style.measure(text, whole(text), Language("en", 1.0), SILENT).readability
    assert found is not None
    assert found["words_per_sentence"] == 6.0
    assert found["flesch_reading_ease"] == round(206.835 - 1.015 * 6 - 84.6, 1)
    assert found["flesch_kincaid_grade"] == round(0.39 * 6 + 11.8 - 15.59, 1)


def test_adverbs_passives_and_tags_are_counted() -> None:
    text = "“Go,” she said slowly.\n\n“No,” he cried. The door was opened. It was quickly closed. The family was only cold."
    found = style.measure(text, whole(text), Language("en", 1.0), talk(text)).style
    words = 20
    assert found["adverbs_per_1000"] == round(1000 * 2 / words, 2)
    assert found["passive_per_1000"] == round(1000 * 2 / words, 2)
    assert {tag["verb"]: tag["count"] for tag in found["speech_tags"]} == {"said": 1, "cried": 1}
    assert found["said_share"] == 0.5


def test_other_languages_say_why_something_is_missing() -> None:
    text = "Il était une fois un roi. Il avait une fille."
    found = style.measure(text, whole(text), Language("fr", 1.0), SILENT)
    assert found.readability is None and "English" in found.reasons["readability"]
    assert found.vocabulary is not None
    japanese = "吾輩は猫である。名前はまだ無い。"
    found = style.measure(japanese, whole(japanese), Language("ja", 1.0), SILENT)
    assert found.vocabulary is None and found.phrases is None and found.reasons["vocabulary"]


def test_percentiles_lie_on_the_table() -> None:
    for metric, points in norms.TABLE.items():
        assert [norms.percentile(metric, point) for point in points] == list(norms.PERCENTILES)
    assert norms.percentile("chapters", 1) == 5
    assert norms.percentile("chapters", 1000) == 95
