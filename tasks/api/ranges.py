"""Range requests for one file (RFC 9110, section 14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

CHUNK = 256 * 1024


class Unsatisfiable(Exception):
    """The range lies outside the file: 416."""


def parse(header: str, size: int) -> tuple[int, int] | None:
    """(first byte, last byte), both inclusive; None where the header is to be ignored and the whole file sent.

    Several ranges, other units and nonsense are ignored, as the RFC allows. Raises `Unsatisfiable`.
    """
    match = re.fullmatch(r"bytes=([0-9]{0,18})-([0-9]{0,18})", header.strip().replace(" ", ""))
    if not match or match.group(0) == "bytes=-":
        return None
    first, last = match.groups()
    if not first:
        if int(last) == 0 or size == 0:
            raise Unsatisfiable
        return max(0, size - int(last)), size - 1
    if last and int(last) < int(first):
        return None
    if int(first) >= size:
        raise Unsatisfiable
    return int(first), min(int(last), size - 1) if last else size - 1


def pieces(file: IO[bytes], first: int, length: int) -> Iterator[bytes]:
    """`length` bytes of the file from `first` on, piece by piece; closes the file at the end."""
    with file:
        file.seek(first)
        while length > 0 and (piece := file.read(min(CHUNK, length))):
            length -= len(piece)
            yield piece


def holds(if_none_match: str, etag: str) -> bool:
    """Whether If-None-Match names `etag`, by weak comparison."""
    return if_none_match.strip() == "*" or etag in re.findall(r'"[^"]*"', if_none_match)
