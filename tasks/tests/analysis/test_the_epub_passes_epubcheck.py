from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import missing
from tasks.tests.analysis import books

pytestmark = [pytest.mark.pure, pytest.mark.timeout(600)]

NOVELS = [
    "alice",
    "bartleby",
    "de_verwandlung",
    "es_marianela",
    "fr_madame_bovary",
    "ja_kokoro",
    "lady_susan",
    "zh_nahan_pg",
    "zh_niehaihua_big5",
    "zh_sanguo_gbk_web",
    "zh_xiaohong_web",
]


@pytest.fixture(scope="module")
def epubcheck() -> list[str]:
    jar = Path(os.environ.get("EPUBCHECK") or "/usr/share/java/epubcheck.jar")
    if not jar.is_file() or not shutil.which("java"):
        missing("epubcheck (the Debian package; EPUBCHECK says where its jar is)")
    return ["java", "-Xmx400m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(jar)]


def passes(epubcheck: list[str], book: Path) -> None:
    found = book.with_suffix(".checked.json")
    subprocess.run([*epubcheck, str(book), "--json", str(found), "-q"], check=False, capture_output=True, timeout=300)
    checked = json.loads(found.read_text(encoding="utf-8"))
    assert checked["messages"] == []
    assert checked["checker"]["nError"] == checked["checker"]["nWarning"] == checked["checker"]["nFatal"] == 0


@pytest.mark.novels
@pytest.mark.parametrize("name", NOVELS)
def test_novels(name: str, novels: Path, epubcheck: list[str], tmp_path: Path) -> None:
    source = novels / "text" / f"{name}.txt"
    passes(epubcheck, books.written(tmp_path, source.read_bytes(), source.name) / "book.epub")


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "No chapters here, only a few words without an end",
        "VOLUME I\n\n" + books.novel(3) + "VOLUME II\n\n" + books.novel(3),
        books.novel().replace("stones", "<b>&stones\x01\ufffe]]>", 20).replace("Chapter 3", "Chapter 3 <i>&amp;"),
        "x" * 700_000,
    ],
    ids=["one letter", "no chapters", "volumes", "markup and controls", "one endless line"],
)
def test_odd_texts(text: str, epubcheck: list[str], tmp_path: Path) -> None:
    passes(epubcheck, books.written(tmp_path, text, 'a "<&>\x02 name.txt') / "book.epub")
