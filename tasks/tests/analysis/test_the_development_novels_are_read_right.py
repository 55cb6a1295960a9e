"""Chapters, encodings and languages of whole public-domain novels agree with what is known of them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tasks.analysis import chapters, decoding, refusal
from tasks.analysis.language import identify

pytestmark = [pytest.mark.pure, pytest.mark.novels]

NOVELS = Path(os.environ.get("NOVELS_DIR") or Path(__file__).resolve().parents[4] / "shared" / "novels")
TRUTHS = sorted((NOVELS / "truth").glob("*.json"))
NEAR = 80
FAMILY = {"ascii": "utf-8", "utf-8-sig": "utf-8", "iso-8859-1": "cp1252"}


def _f1(truth: dict[str, Any], starts: list[int]) -> float:
    """F1 over headings within 80 characters; optional entries and parts are neither right nor wrong."""
    left = list(truth["chapters"])
    right = wrong = 0

    def near(entry: dict[str, Any], start: int) -> bool:
        return bool(entry["char_offset"] - NEAR <= start <= entry["end_char_offset"] + NEAR)

    for start in starts:
        match = next((entry for entry in left if near(entry, start)), None)
        if match:
            left.remove(match)
            right += 1
        elif not any(near(entry, start) for entry in truth["optional"] + truth["parts"]):
            wrong += 1
    if not truth["chapters"]:
        return float(wrong <= 1)
    return 2 * right / max(1, 2 * right + wrong + len(left))


@pytest.mark.skipif(not TRUTHS, reason="no novels: set NOVELS_DIR to a folder with text/ and truth/")
def test_chapters_encodings_and_languages() -> None:
    scores = []
    for path in TRUTHS:
        truth = json.loads(path.read_text(encoding="utf-8"))
        data = (NOVELS / "text" / f"{truth['slug']}.txt").read_bytes()
        assert refusal.refuse(data[:65536], len(data)) is None
        decoded = decoding.decode(data)
        assert FAMILY.get(decoded.encoding, decoded.encoding) == FAMILY.get(truth["encoding"], truth["encoding"]), (
            truth["slug"]
        )
        language = identify(decoded.text)
        assert language.code == truth["language"][:2], truth["slug"]
        structure = chapters.find(decoded.text, language)
        scores.append(_f1(truth, [chapter.start for chapter in structure.chapters]))
    assert sum(scores) / len(scores) >= 0.98
    assert sum(score == 1.0 for score in scores) >= 40 / 45 * len(scores)
