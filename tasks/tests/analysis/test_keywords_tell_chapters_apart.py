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


GERMAN = (
    "Und so ging er nun doch durch den Wald, denn es war schon ganz dunkel geworden, und er sah die Laternen nicht mehr.",
    "Dann stand er vor dem Haus und dachte, daß es doch besser wäre, wenn er nun wieder zu den anderen ginge.",
    "Es war schon spät, und sie hatte ihm noch nicht gesagt, wo der Schlüssel lag, denn sie wollte es nun nicht mehr.",
)


def _german() -> tuple[str, Structure]:
    """Three chapters, and in each a thing that stands in a few places of it."""
    chapters, text = [], ""
    for i, thing in enumerate(("Leuchtturm", "Mühle", "Fähre"), 1):
        lines = [*GERMAN] * 14
        for place in (5, 11, 12, 17):
            lines[place] += f" Der Alte zeigte auf die {thing}."
        start = len(text)
        text += " ".join(lines) + "\n\n"
        chapters.append(Chapter(i, None, None, "", None, 1, start, len(text), start))
    return text, Structure((0, len(text)), chapters)


def test_few_chapters_do_not_make_keywords_of_words_that_stand_everywhere() -> None:
    text, structure = _german()
    found = {k.term for k in keywords.extract(text, structure, Language("de", 1.0), []).keywords or []}
    assert {"leuchtturm", "mühle", "fähre"} <= found
    assert not found & {"und", "die", "er", "nicht", "nun", "schon", "denn", "doch", "mehr"}


def test_a_text_without_chapters_has_keywords() -> None:
    text = _german()[0]
    found = {
        k.term for k in keywords.extract(text, Structure((0, len(text)), []), Language("de", 1.0), []).keywords or []
    }
    assert {"leuchtturm", "mühle", "fähre"} <= found
    assert not found & {"und", "die", "nun", "schon"}


def test_a_piece_of_a_chinese_name_is_no_keyword() -> None:
    chapters, text = [], ""
    for i in range(1, 9):
        start = len(text)
        name = "匡超人坐在店里，买了一壶酒，又写文章。" if i in (2, 4, 5) else "那老者走到河边，看了半日，天色已晚。"
        ferry = "渡口上有一条渡船。" if i in (3, 4, 6) else "路上无人。"
        text += (name + ferry) * 8 + "\n"
        chapters.append(Chapter(i, None, None, "", None, 1, start, len(text), start))
    structure = Structure((0, len(text)), chapters)
    assert "超人" in {k.term for k in keywords.extract(text, structure, Language("zh", 1.0), []).keywords or []}
    found = {k.term for k in keywords.extract(text, structure, Language("zh", 1.0), ["匡超人"]).keywords or []}
    assert "渡船" in found and "超人" not in found
