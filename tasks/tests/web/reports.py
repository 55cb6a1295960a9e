"""Reports made up for tests of the pages."""

from __future__ import annotations

from typing import Any


def report(chapters: int = 3, **changes: Any) -> dict[str, Any]:
    """A report with as many chapters, in the form in which the analysis writes it; `changes` replace whole parts."""
    made: dict[str, Any] = {
        "schema": "novel-report/1",
        "source": {"file_name": "x.txt", "sha256": "0" * 64, "bytes": 10, "encoding": "utf-8", "encoding_confidence": 1.0,
                   "language": "en", "language_confidence": 1.0, "title": None, "author": None},
        "counts": {"characters": 1000, "words": 200, "sentences": 20, "paragraphs": 5, "chapters": chapters,
                   "reading_minutes": 1.0, "listening_minutes": 2.0},
        "chapters": [_chapter(number) for number in range(1, chapters + 1)],
        "pace": [{"chapter": n, "words": 100, "sentences": 9, "words_per_sentence": 11.1, "dialogue_ratio": 0.2,
                  "exclamations": 1.0, "questions": None} for n in range(1, chapters + 1)],
        "characters": [{"name": "Ann Lee", "aliases": ["Ann"], "mentions": 9, "chapters": [1], "lines": 2,
                        "per_chapter": [n % 7 for n in range(chapters)]},
                       {"name": "Bo", "aliases": [], "mentions": 4, "chapters": [1], "lines": 0,
                        "per_chapter": [n % 3 for n in range(chapters)]}],
        "relations": [{"a": "Ann Lee", "b": "Bo", "weight": 4}],
        "dialogue": {"ratio": 0.25, "quotes": 3, "spans": [[0, 1]], "speakers_named_ratio": 0.5},
        "readability": {"flesch_reading_ease": 70.1}, "vocabulary": {"tokens": 200, "types": 90},
        "style": {"sentence_length": None, "exclamations_per_1000": 1.5}, "phrases": [{"text": "of the", "count": 4}],
        "keywords": [{"term": "river", "score": 3.5}], "chapter_keywords": [], "key_sentences": [],
        "sentiment_arc": [0.5, -0.5, 1.0], "sentiment": {"experimental": False, "coverage": 0.1, "extremes": []},
        "summary": "English, utf-8, 200 words.", "issues": [],
        "scores": {"quality": {"value": 1.0, "components": []}, "confidence": {"value": 0.9, "components": []}},
        "unavailable": {},
    }  # fmt: skip
    return made | changes


def _chapter(number: int) -> dict[str, Any]:
    return {
        "index": number, "number": str(number), "heading": f"CHAPTER {number}", "title": None, "level": 1,
        "start": number * 100, "end": number * 100 + 100, "words": 50 + number % 40, "dialogue_ratio": 0.3, "sentiment": 1.0,
    }  # fmt: skip
