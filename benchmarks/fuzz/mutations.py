"""Byte strings and names that went wrong on their way."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

Random = random.Random

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "big5", "shift_jis", "euc-kr", "koi8-r", "cp1252", "utf-7")  # fmt: skip
ENDINGS = (
    ".txt",
    ".md",
    ".TXT",
    ".txt ",
    ".exe",
    "",
    ".",
    ".txt.zip",
    ".zip",
    ".html",
    ".\u202etxt",
    ".txt\x00.exe",
    ".ｔｘｔ",
)
STEMS = (
    "novel", "../../etc/passwd", "C:\\novels\\one", "红楼梦", "", " ", ".", "..", "-", "CON", "a" * 300, "书" * 300, "\x00", "a\r\nX-Evil: 1",
    "<script>alert(1)</script>", "\u202e\u200b", "%00%2e%2e%2f", "'; DROP TABLE tasks; --", "{{7*7}}", "e\u0301" * 130, "\ud83d\ude00", "\U0001f468\u200d\U0001f469",
    '"', "=cmd|' /C calc'!A0", "~", "/", "\\\\host\\share\\x", "._novel", "\ufeffnovel", "\ufffe",
)  # fmt: skip


class Shelf:
    """Pieces of real novels. Without a folder of them, a text that is made up."""

    def __init__(self, folder: Path | None, rnd: Random) -> None:
        self.rnd = rnd
        files = sorted((folder / "text").glob("*.txt")) if folder and (folder / "text").is_dir() else []
        self.books = [file.read_bytes()[:400_000] for file in files] or [_invented(rnd) for _ in range(5)]

    def piece(self) -> bytes:
        book = self.rnd.choice(self.books)
        length = min(len(book), int(40 * 2 ** self.rnd.uniform(0, 10)))
        start = self.rnd.randrange(len(book) - length + 1)
        return book[start : start + length]

    def mutated(self) -> bytes:
        data = self.piece()
        for _ in range(self.rnd.choice((0, 1, 1, 2, 4))):
            data = self.rnd.choice(MUTATIONS)(data, self)
        return data

    def name(self) -> str:
        return (
            self.rnd.choice(STEMS) + self.rnd.choice(ENDINGS) if self.rnd.random() < 0.2 else f"{self.rnd.random()}.txt"
        )

    def archive(self) -> bytes:
        """A ZIP archive with some entries, sound or not."""
        out = io.BytesIO()
        method = self.rnd.choice((0, 8, 8, 8, 12, 14))
        with zipfile.ZipFile(out, "w", method) as packed:
            for _ in range(self.rnd.randrange(5)):
                content = self.archive() if self.rnd.random() < 0.1 else self.mutated()
                try:
                    packed.writestr(self.name(), content)
                except (ValueError, IndexError):  # a name that zipfile itself does not write
                    continue
        data = out.getvalue()
        return self.rnd.choice(BYTES)(data, self) if self.rnd.random() < 0.6 else data


def flip(data: bytes, shelf: Shelf) -> bytes:
    changed = bytearray(data)
    for _ in range(min(len(changed), shelf.rnd.choice((1, 3, 50)))):
        changed[shelf.rnd.randrange(len(changed))] = shelf.rnd.randrange(256)
    return bytes(changed)


def cut(data: bytes, shelf: Shelf) -> bytes:
    return data[: shelf.rnd.randrange(len(data) + 1)]


def behead(data: bytes, shelf: Shelf) -> bytes:
    return data[shelf.rnd.randrange(len(data) + 1) :]


def nuls(data: bytes, shelf: Shelf) -> bytes:
    at = shelf.rnd.randrange(len(data) + 1)
    return data[:at] + bytes(shelf.rnd.choice((1, 7, 2000))) + data[at:]


def noise(data: bytes, shelf: Shelf) -> bytes:
    at = shelf.rnd.randrange(len(data) + 1)
    return data[:at] + shelf.rnd.randbytes(shelf.rnd.choice((1, 30, 3000))) + data[at:]


def splice(data: bytes, shelf: Shelf) -> bytes:
    return data[: shelf.rnd.randrange(len(data) + 1)] + shelf.piece()


def again(data: bytes, shelf: Shelf) -> bytes:
    return (data * shelf.rnd.randrange(2, 20))[:300_000]


def recode(data: bytes, shelf: Shelf) -> bytes:
    return data.decode("utf-8", "replace").encode(shelf.rnd.choice(ENCODINGS), "replace")


def random_bytes(data: bytes, shelf: Shelf) -> bytes:
    return shelf.rnd.randbytes(len(data))


def one_line(data: bytes, shelf: Shelf) -> bytes:
    return data.replace(b"\n", shelf.rnd.choice((b" ", b"", b"\r", b"\r\r\n", "\u2028".encode())))


BYTES: tuple[Callable[[bytes, Shelf], bytes], ...] = (flip, cut, behead, nuls, noise, again)
MUTATIONS = (*BYTES, splice, recode, random_bytes, one_line)


def _invented(rnd: Random) -> bytes:
    words = ["the", "night", "was", "dark", "and", "he", "said", "“Stop!”", "红楼梦", "第一回", "Chapter", "\n\n"]
    return " ".join(rnd.choice(words) for _ in range(20_000)).encode()
