from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from tasks.analysis import dialogue, people
from tasks.analysis.values import Language
from tasks.tests.analysis.language_texts import novel

pytestmark = pytest.mark.pure


def plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name)
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold().strip()


def forms(character: dict[str, Any]) -> set[str]:
    aliases = [a if isinstance(a, str) else a["name"] for a in character["aliases"]]
    return {plain(name) for name in (character["name"], *aliases)}


@pytest.mark.parametrize(
    ("slug", "missing", "split"),
    [("alice", 0, 0), ("emma", 0, 1), ("treasure_island", 1, 1), ("zh_hongloumeng_gbk_trad", 0, 0), ("zh_sanguo_gbk_web", 1, 1)],
)  # fmt: skip
def test_among_the_first_twenty_five(slug: str, missing: int, split: int) -> None:
    text, structure, truth = novel(slug)
    language = Language(truth["language"][:2], 1.0)
    found = people.find(text, structure, language, dialogue.find(text, structure, language))
    entries = [{plain(person.name), *map(plain, person.aliases)} for person in found.people[:25]]
    hits = [[entry for entry in entries if entry & forms(character)] for character in truth["characters"]]
    assert sum(not entries for entries in hits) <= missing
    assert sum(max(0, len(entries) - 1) for entries in hits) <= split
