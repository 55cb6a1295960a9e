from __future__ import annotations

import io
import random

import pytest

from tasks.intake.part_headers import CHUNK, LONGEST, ReadableHeaders

pytestmark = pytest.mark.pure

GBK, UTF8 = "红楼梦".encode("gbk"), "红楼梦".encode()


class Dribble(io.BytesIO):
    """A stream that gives at most so many bytes at once, as a socket may."""

    def __init__(self, data: bytes, most: int) -> None:
        super().__init__(data)
        self.most = most

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(self.most if size is None or size < 0 else min(size, self.most))


def passed(data: bytes, most: int = CHUNK, size: int = CHUNK) -> bytes:
    stream = ReadableHeaders(Dribble(data, most), "b0undary")
    out = bytearray()
    while piece := stream.read(size):
        assert len(piece) <= size
        out += piece
    return bytes(out)


def form(name: bytes, content: bytes) -> bytes:
    head = b'--b0undary\r\nContent-Disposition: form-data; name="file"; filename="' + name + b'.txt"\r\n\r\n'
    return head + content + b"\r\n--b0undary--\r\n"


@pytest.mark.parametrize("most", [1, 7, 1000, CHUNK])
@pytest.mark.parametrize("size", [1, 13, CHUNK])
def test_in_pieces_of_any_size(most: int, size: int) -> None:
    content = GBK + b"\r\n\r\n" + GBK * 500
    assert passed(form(GBK, content) * 2, most, size) == form(UTF8, content) * 2


def test_wherever_a_header_is_cut() -> None:
    for before in range(CHUNK - len(form(GBK, b"")) - 5, CHUNK + 5):
        first, second = form(b"a", GBK * (before // 6) + b"x" * (before % 6)), form(GBK, GBK)
        assert passed(first + second) == first + form(UTF8, GBK), before


def test_any_bytes_pass() -> None:
    chance = random.Random(7)
    pieces = (b"--b0undary", b"\r\n", b"\r\n\r\n", b"--", b"-", b"filename=", UTF8, b"x" * 700, b"a" * LONGEST)
    for _ in range(500):
        data = b"".join(chance.choice(pieces) for _ in range(chance.randrange(40)))
        assert passed(data, chance.choice((1, 5, 300, CHUNK)), chance.choice((3, CHUNK))) == data


def test_what_follows_no_boundary_is_no_header() -> None:
    data = b'Content-Disposition: form-data; filename="' + GBK + b'"\r\n\r\n' + form(b"a", GBK + b"\r\n\r\n" + GBK)
    assert passed(data) == data


def test_a_body_that_breaks_off_is_given_out_to_its_end() -> None:
    whole = form(GBK, GBK * 100)
    for length in range(len(whole)):
        assert passed(whole[:length], 11).replace(UTF8, GBK) == whole[:length]
