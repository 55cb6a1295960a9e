"""What is no text is refused from its first bytes; a damaged novel never is."""

from __future__ import annotations

import random

import pytest

from tasks.analysis.errors import NotText
from tasks.analysis.pipeline import analyse
from tasks.analysis.refusal import refuse
from tasks.tests.analysis import prose

pytestmark = pytest.mark.pure

NOISE = random.Random(4).randbytes(70_000)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b" \r\n\t\n", "empty_file"),
        (b"\xef\xbb\xbf", "empty_file"),
        (NOISE, "not_text"),
        (b"\0" * 5000, "not_text"),
        (b"\xff\xfe" + NOISE, "not_text"),
        (b"%PDF-1.7\n" + NOISE, "not_text"),
        (b"PK\x03\x04" + NOISE, "not_text"),
        (b"\x89PNG\r\n\x1a\n" + NOISE, "not_text"),
        (b"\x7fELF" + bytes(200), "not_text"),
    ],
)
def test_it_is_refused_with_a_code_and_a_sentence(data: bytes, code: str) -> None:
    refused = refuse(data[:65536], len(data))
    assert refused is not None
    assert refused.code == code
    assert refused.message.endswith(".")
    with pytest.raises(NotText):
        analyse(data)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be", "utf-16"])
def test_novels_are_let_in(codec: str) -> None:
    for text in (prose.english_book(3), prose.chinese_book(3)):
        data = text.encode(codec)
        assert refuse(data[:65536], len(data)) is None


@pytest.mark.parametrize("damage", [b"\0", b"\xff", b"\x01\x02", b"\x1a"])
def test_a_novel_with_stray_bytes_is_let_in(damage: bytes) -> None:
    data = prose.english_book(3).encode()
    data = damage + data[:2000] + damage + data[2000:4000] + damage + data[4000:]
    assert refuse(data[:65536], len(data)) is None


def test_letters_that_look_like_a_file_type_are_no_refusal() -> None:
    data = b"RIFFRAFF was the name of the dog, and nobody in the village liked it very much.\n" * 50
    assert refuse(data, len(data)) is None
