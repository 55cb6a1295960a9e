from __future__ import annotations

import pytest

from tasks.analysis import keywords
from tasks.analysis.values import Chapter, Language, Structure
from tasks.analysis.whole_sentences import whole

pytestmark = pytest.mark.pure


def alone(before: str, sentence: str, after: str = "") -> bool:
    return whole(before + sentence + after, 0, len(before), len(before) + len(sentence))


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("", "The whale rose."),
        ("It was late. ", "The whale rose."),
        ("“It is late.” ", "“The whale,” said he, “has risen.”"),
        ("* * *\n\n", "The whale rose."),
        ("Elle dort. ", "«Où est la baleine?» dit-il."),
        ("Es war spät. ", "„Der Wal!“ rief er."),
        ("», sagte er. ", "»Wo ist der Wal?« fragte er."),
        ("二人大喜。", "太乙真人曰：「石磯，你來了！」"),
        ("二人大喜。\n　　", "太乙真人出洞。"),
    ],
)
def test_a_whole_sentence_is(before: str, sentence: str) -> None:
    assert alone(before, sentence)


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("", "話說太乙真人曰：「石磯！"),  # cut inside the speech
        ("二人大喜。", "你來了！」"),  # its end
        ("逕往馨慶宮來。二\n", "位殿下自決，臣方敢回旨意。"),  # the line before goes on in it
        ("二人大喜。", "那是趙太爺的兒子進了秀才"),  # without an end
        ("二人大喜。", "第三回 太乙真人出洞。"),
        ("It was late. ", "shot by the captain of the whaler."),
        ("It was late. ", "“The whale has risen."),
        ("It was late. ", "The whale” said he, “has risen."),
        ("It was late. ", "The _whale has risen."),
        ("It was late. ", "THE FOLIO WHALE; the OCTAVO WHALE; and the LAST."),
        ("It was late. I. ", "The Folio Whale and his brother."),
        ("It was late, and\n\n", "The whale rose."),
        ("It was late. ", "Thomas Redruth, landsman, shot by the"),
    ],
)
def test_a_piece_or_a_heading_is_not(before: str, sentence: str) -> None:
    assert not alone(before, sentence)


def test_the_best_that_is_whole_is_taken() -> None:
    plain = "“Nobody came to the harbour in those days. The weather was bad in every month.” "
    broken = "“The lighthouse, the lighthouse, the lighthouse of the lighthouse was there. "
    good = "The lighthouse and the keeper were seen by everybody who sailed. "
    text = plain * 3 + broken + good * 3
    chapter = Chapter(1, None, None, "", None, 1, 0, len(text), 0)
    found = keywords.extract(text, Structure((0, len(text)), [chapter]), Language("en", 1.0), [])
    sentences = [text[sentence.start : sentence.end] for sentence in found.key_sentences]
    assert sentences and all(sentence == good.strip() for sentence in sentences)
