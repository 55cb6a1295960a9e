"""Nothing that can be uploaded breaks the analysis."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.analysis.errors import NotText
from tasks.analysis.pipeline import analyse
from tasks.analysis.serialise import to_json

pytestmark = pytest.mark.pure

SIZE = 60_000
RND = random.Random(9)
FORMS: dict[str, bytes] = {
    "newlines": b"\n" * SIZE,
    "spaces": b" " * SIZE,
    "one line": b"the quick brown fox " * (SIZE // 20),
    "one character": b"a" * SIZE,
    "one character a line": b"I\n" * (SIZE // 2),
    "numbers a line": b"\n\n".join(b"%d" % number for number in range(SIZE // 6)),
    "many chapters": "".join(f"Chapter {n}\n\nIt was late and he went home.\n\n" for n in range(1, 1501)).encode(),
    "many Chinese chapters": "".join(f"第{n}章 少年\n天已经黑了，他还没有回来。\n" for n in range(1, 1501)).encode(),
    "text and NULs": b"It was a dark night.\0 " * (SIZE // 22),
    "random": RND.randbytes(SIZE),
    "random high bytes": bytes(RND.randrange(0xA1, 0xFF) for _ in range(SIZE)),
    "random characters": "".join(chr(RND.randrange(0x20, 0xD000)) for _ in range(SIZE // 3)).encode(),
    "source code": (Path(__file__).read_bytes() * 20)[:SIZE],
    "contents alone": "\n".join(f"Chapter {n}. Title" for n in range(1, 500)).encode(),
    "quotation marks": "“".encode() * (SIZE // 3),
    "straight marks": b'"' * SIZE,
    "w": b"w" * SIZE,
    "an address alone": b"\n\nwww.xiaoshuotxt.net\n\n",
    "an address above a last line": b"www.xiaoshuotxt.net\nThe end",
    "addresses": b"www.abc.com\n" * (SIZE // 12),
    "lost characters": "\ufffd ".encode() * (SIZE // 4),
    "mojibake": "â€œ".encode() * (SIZE // 8),
    "headings on one line": "第一回 ".encode() * (SIZE // 10),
    "carriage returns": b"Some text here.\r" * (SIZE // 16),
    "brackets": b"[(\n" * (SIZE // 3),
    "three bytes": b"abc",
    "one byte": b"x",
}


@pytest.mark.parametrize("form", FORMS)
def test_odd_forms(form: str) -> None:
    try:
        analysis = analyse(FORMS[form], "odd.txt")
    except NotText as refused:
        assert refused.code in ("empty_file", "not_text")
        return
    report = analysis.report
    assert to_json(report).endswith(b"\n")
    length = len(analysis.text)
    previous = 0
    for chapter in report["chapters"]:
        assert previous <= chapter["start"] <= chapter["body_start"] <= chapter["end"] <= length
        previous = chapter["end"]
    assert all(0 <= issue["start"] <= issue["end"] <= length for issue in report["issues"])
    assert 0 <= analysis.quality.value <= 1
    assert 0 <= analysis.confidence.value <= 1


def test_a_list_of_chapters_is_found_whole() -> None:
    assert len(analyse(FORMS["many chapters"]).structure.chapters) == 1500
    assert len(analyse(FORMS["many Chinese chapters"]).structure.chapters) == 1500


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    try:
        to_json(analyse(data).report)
    except NotText as refused:
        assert refused.message


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("第一二章回节CHAPTERIVX1. \n\n　“”\"'，。w.cоm\r\tаé"), max_size=400))
def test_any_text_made_of_the_parts_of_headings(text: str) -> None:
    try:
        to_json(analyse(text.encode()).report)
    except NotText as refused:
        assert refused.message
