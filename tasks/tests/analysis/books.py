"""Small novels for the tests, and their files."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from tasks.analysis import files
from tasks.analysis.pipeline import Analysis, analyse

NAMES = ("Anna", "Boris", "Clara", "Dmitri")
PLACES = ("the orchard", "the old mill", "the harbour", "the schoolhouse", "the market", "the quiet road")
ACTS = ("waited for", "wrote to", "argued with", "forgave", "followed", "laughed with")
TIMES = ("in the morning", "before the rain", "after supper", "when nobody looked", "at the end of summer")


def paragraph(chance: random.Random, sentences: int = 5) -> str:
    made = []
    for _ in range(sentences):
        a, b = chance.sample(NAMES, 2)
        number = chance.randrange(10**6)
        act, place, time = chance.choice(ACTS), chance.choice(PLACES), chance.choice(TIMES)
        made.append(f"{a} {act} {b} near {place} {time}, and counted {number} stones.")
    a = chance.choice(NAMES)
    return " ".join(made) + f" “It is late,” said {a}."


def chapter(number: int, title: str = "", paragraphs: int = 4, seed: int | None = None) -> str:
    chance = random.Random(number if seed is None else seed)
    heading = f"Chapter {number}" + (f". {title}" if title else "")
    return f"{heading}\n\n" + "\n\n".join(paragraph(chance) for _ in range(paragraphs)) + "\n\n"


def novel(chapters: int = 6, paragraphs: int = 4, seed: int = 0) -> str:
    return "".join(chapter(n, paragraphs=paragraphs, seed=seed + n) for n in range(1, chapters + 1))


def read(text: str | bytes, name: str = "novel.txt") -> Analysis:
    return analyse(text.encode() if isinstance(text, str) else text, name)


def written(folder: Path, text: str | bytes, name: str = "novel.txt") -> Path:
    """The folder with all files of a text."""
    folder.mkdir(parents=True, exist_ok=True)
    files.write(read(text, name), folder)
    return folder


def report(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "report.json").read_bytes())
    return loaded
