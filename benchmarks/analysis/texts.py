"""Texts to measure with: novels repeated with variations, and forms that no novel has."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOVELS = Path(os.environ.get("NOVELS_DIR") or ROOT.parent / "shared/novels") / "text"
MEGABYTE = 1_000_000
SOURCES = {"English": "war_and_peace.txt", "Chinese": "zh_shuihu_utf8.txt"}

Maker = Callable[[int], bytes]


def novel(language: str, size: int) -> bytes | None:
    """A novel of about `size` bytes, repeated with other numbers and words in every paragraph; None without novels."""
    path = NOVELS / SOURCES[language]
    if not path.is_file():
        return None
    text = path.read_text(encoding="utf-8", errors="replace")
    chance = random.Random(7)
    words = ["".join(chance.choices("aeioulmnrst", k=7)) for _ in range(5000)]
    made: list[str] = []
    length = 0
    while length < size:
        for line in text.split("\n"):
            if len(line) > 40 and chance.random() < 0.3:
                middle = len(line) // 2
                space = line.find(" ", middle)
                at = space if space >= 0 else middle
                line = f"{line[:at]} {chance.choice(words)}{line[at:]}"
            made.append(line)
            length += len(line.encode()) + 1
            if length >= size:
                break
    return "\n".join(made).encode()


def _repeated(what: bytes) -> Maker:
    return lambda size: (what * (size // len(what) + 1))[:size]


def _chapters(size: int) -> bytes:
    each = size // 5000
    line = "It was late, and he went home by the river without a word. "
    body = line * (each // len(line) + 1)
    return "".join(f"Chapter {n}\n\n{body[: max(60, each - 16)]}\n\n" for n in range(1, 5001)).encode()


def _capitals(size: int) -> bytes:
    chance = random.Random(3)
    words = ["".join(chance.choices("abcdefghilmnoprstu", k=6)).capitalize() for _ in range(size // 70)]
    return " ".join(chance.choice(words) for _ in range(size // 7)).encode()


def _random(size: int) -> bytes:
    return random.Random(1).randbytes(size)


def _source_code(size: int) -> bytes:
    return _repeated(Path(__file__).read_bytes())(size)


def _contents(size: int) -> bytes:
    line = "Chapter {}. The Title of It\n"
    return "".join(line.format(n) for n in range(1, size // 32)).encode()


FORMS: dict[str, Maker] = {
    "newlines": _repeated(b"\n"),
    "spaces": _repeated(b" "),
    "one line": _repeated(b"the quick brown fox jumps over it "),
    "one line of Chinese": _repeated("天色已经黑了他还没有回来，".encode()),
    "one character": _repeated(b"a"),
    "one Han character": _repeated("天".encode()),
    "one-character lines": _repeated(b"a\n"),
    "5,000 chapters": _chapters,
    "capitalised words": _capitals,
    "addresses": _repeated(b"www.abc.com\n"),
    "scattered NULs": _repeated(b"It was a dark night in May.\0 "),
    "random bytes": _random,
    "source code": _source_code,
    "contents alone": _contents,
}
