from __future__ import annotations

import pytest

from tasks.analysis import keywords
from tasks.analysis.values import Chapter, Language, Structure

pytestmark = pytest.mark.pure

SUBJECTS = ["whales", "railways", "violins", "orchards", "glaciers", "spiders"]


def book() -> tuple[str, Structure]:
    parts = [
        f"Everybody talked about {subject} in the evening. Nothing was so beautiful as {subject}, said Margaret. "
        f"The weather changed while {subject} filled every thought of Margaret in the house. " * 6
        for subject in SUBJECTS
    ]
    chapters, offset = [], 0
    for i, part in enumerate(parts, 1):
        chapters.append(Chapter(i, None, None, "", None, 1, offset, offset + len(part), offset))
        offset += len(part)
    return "".join(parts), Structure((0, offset), chapters)


def test_each_chapter_has_its_own_word_and_sentence() -> None:
    text, structure = book()
    found = keywords.extract(text, structure, Language("en", 1.0), [])
    for i, subject in enumerate(SUBJECTS, 1):
        assert next(k.term for k in found.chapter_keywords if k.chapter == i) == subject
        sentences = [text[s.start : s.end] for s in found.key_sentences if s.chapter == i]
        assert sentences and all(subject in sentence for sentence in sentences)


def test_people_are_left_out() -> None:
    text, structure = book()
    found = keywords.extract(text, structure, Language("en", 1.0), ["Margaret Hale"])
    assert all(k.term != "margaret" for k in [*(found.keywords or []), *found.chapter_keywords])


def test_a_language_without_words_says_why() -> None:
    found = keywords.extract("吾輩は猫である。", Structure((0, 8), []), Language("ja", 1.0), [])
    assert found.keywords is None and found.reason
