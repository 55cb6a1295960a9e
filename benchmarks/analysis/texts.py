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


def _until(size: int, line: Callable[[int, random.Random], str]) -> bytes:
    """Lines, made one after the other, up to about a size."""
    chance = random.Random(5)
    made: list[str] = []
    length = number = 0
    while length < size:
        number += 1
        made.append(line(number, chance))
        length += len(made[-1].encode())
    return "".join(made).encode()


def _people(size: int) -> bytes:
    """Nothing but people, most of them new."""
    letters = random.Random(3)
    names = ["".join(letters.choices("abcdefghilmnoprstu", k=6)).capitalize() for _ in range(size // 300 + 2)]

    def line(number: int, chance: random.Random) -> str:
        one, other = chance.choice(names), chance.choice(names)
        return f"“It is late,” said {one} {other}. Then {one} laughed, and Mr. {other} looked at Mrs. {one}.\n\n"

    return _until(size, line)


def _chinese_people(size: int) -> bytes:
    letters = random.Random(3)
    given = [chr(letters.randrange(0x4E00, 0x9000)) for _ in range(800)]
    names = [letters.choice("王李张刘陈") + "".join(letters.choices(given, k=2)) for _ in range(size // 600 + 2)]

    def line(number: int, chance: random.Random) -> str:
        one, other = chance.choice(names), chance.choice(names)
        return f"{one}说道：“天色已晚。”{other}笑道：“走罢。”那{one}，字{other[1:]}，与{other}去了。\n"

    return _until(size, line)


_NIGHT = "It was late, and he went home by the river. "


def _every_other(size: int) -> bytes:
    """Every other chapter is missing."""
    return _until(size, lambda number, _: f"Chapter {2 * number}\n\n{_NIGHT * 8}\n\n")


def _in_threes(size: int) -> bytes:
    """Headings in groups, as in a table of contents, of eight makes one after the other."""
    words = ("Chapter", "Part", "Book", "Letter", "Volume", "Section", "Scene", "Stave")
    groups = max(1, size // (8 * 460))

    def line(number: int, _: random.Random) -> str:
        word = words[number // groups % 8]
        return "".join(f"{word} {3 * number % 900 + i}\n\n" for i in (1, 2, 3)) + f"{_NIGHT * 9}\n\n"

    return _until(size, line)


def _prologues(size: int) -> bytes:
    return _until(
        size, lambda n, _: f"Prologue\n\n{_NIGHT * 5}\n\nEpilogue\n\n{_NIGHT * 5}\n\nChapter {n}\n\n{_NIGHT}\n\n"
    )


def _marked_parts(size: int) -> bytes:
    return _until(size, lambda n, _: f"［＃「第{n}」は大見出し］\n\n［＃「一」は中見出し］\n\n夜はもう遅い。\n\n")


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
    "people": _people,
    "people in Chinese": _chinese_people,
    "every other chapter": _every_other,
    "headings in threes": _in_threes,
    "prologues": _prologues,
    "marked parts": _marked_parts,
    "lines of digits": _repeated(b"1\n"),
    "opened quotations": _repeated("“He went home.\n\n".encode()),
}
