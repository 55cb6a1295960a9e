"""Readings of small texts for the tests of the language stages, and where the novels are."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tasks.analysis import dialogue, people
from tasks.analysis.values import Dialogue, Language, Structure
from tasks.analysis.values_language import Cast

ROOT = Path(__file__).resolve().parents[3]
NOVELS = Path(os.environ.get("NOVELS_DIR") or ROOT.parent / "shared" / "novels")


def whole(text: str) -> Structure:
    """A text without chapters."""
    return Structure((0, len(text)), [])


def spoken(text: str, code: str = "en") -> list[str]:
    """The quotations of a text."""
    found = dialogue.find(text, whole(text), Language(code, 1.0))
    return [text[quote.start : quote.end] for quote in found.quotes]


def talk(text: str, code: str = "en") -> Dialogue:
    return dialogue.find(text, whole(text), Language(code, 1.0))


def cast(text: str, code: str = "en") -> Cast:
    return people.find(text, whole(text), Language(code, 1.0), talk(text, code))


def names(found: Cast) -> dict[str, set[str]]:
    """Every person with all names, by the name shown."""
    return {person.name: {person.name, *person.aliases} for person in found.people}


def novel(slug: str) -> tuple[str, Structure, dict[str, Any]]:
    """A novel's text, its body, and what is known of it; skips where the novels are not at hand."""
    path = NOVELS / "text" / f"{slug}.txt"
    if not path.exists():
        pytest.skip(f"no novels in {NOVELS} (set NOVELS_DIR)")
    truth = json.loads((NOVELS / "truth" / f"{slug}.json").read_text(encoding="utf-8"))
    text = path.read_bytes().decode(truth["encoding"], "replace")
    body = truth.get("body_char_range") or (0, len(text))
    return text, Structure((body[0], body[1]), []), truth
