from __future__ import annotations

import pickle

import pytest

from tasks.analysis import counts, dialogue, keywords, mood, people, style
from tasks.analysis.reading import Reading
from tasks.analysis.values import Chapter, Language, Structure

pytestmark = pytest.mark.pure

SIZE = 60_000
TEXTS = {
    "nothing": "",
    "spaces": " " * SIZE,
    "newlines": "\n" * SIZE,
    "returns": "\r" * SIZE,
    "one character": "a" * SIZE,
    "one Han character": "中" * SIZE,
    "quotation marks": '"' * SIZE,
    "opening marks": "“" * SIZE,
    "full stops": ". " * SIZE,
    "capitals": "Ab " * SIZE,
    "single marks": "'a " * SIZE,
    "hyphens": "a-" * SIZE,
    "speech verbs": "道：" * SIZE,
    "nulls": "\0" * SIZE,
    "lone surrogates and symbols": "\ud800☃ " * 1000,
    "letters that grow when lowered": "İstanbul said. " * 1000,
}


@pytest.mark.parametrize("code", ["en", "zh", "ja", "und"])
@pytest.mark.parametrize("name", sorted(TEXTS))
def test_every_stage_answers(name: str, code: str) -> None:
    text = TEXTS[name]
    middle = len(text) // 2
    chapters = [
        Chapter(1, None, None, "", None, 1, 0, middle, 0),
        Chapter(2, None, None, "", None, 1, middle, len(text), middle),
    ]
    structure, language = Structure((0, len(text)), chapters), Language(code, 1.0)
    reading = Reading(text, structure, language)
    found = dialogue.find(text, structure, language, reading=reading)
    cast = people.find(text, structure, language, found, reading=reading)
    results = [
        counts.count(text, structure, language, reading=reading),
        cast,
        style.measure(text, structure, language, cast.dialogue, reading=reading),
        keywords.extract(text, structure, language, [], reading=reading),
        mood.measure(text, structure, language, reading=reading),
    ]
    assert all(pickle.loads(pickle.dumps(result)) == result for result in results)
    assert all(0 <= quote.start < quote.end <= len(text) for quote in cast.dialogue.quotes)
