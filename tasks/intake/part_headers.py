"""The headers of multipart parts, made UTF-8 on their way to Django's parser.

Django passes over a header line that it cannot decode, and with it the file. Clients on an old Windows send the name
of a novel in the code page of their country, as it stands on their disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from tasks.intake.names import decode_name

CHUNK = 64 * 1024
# As far as Django looks for the end of a part's headers.
LONGEST = 1024
_END = b"\r\n\r\n"


class ReadableHeaders:
    """The body of a request as a stream. Only lines of headers change, and of these only such as are no UTF-8."""

    def __init__(self, stream: IO[bytes], boundary: str) -> None:
        self._stream = stream
        self._separator = b"--" + boundary.encode("ascii", "replace")
        self._pieces = self._read()
        self._held = b""

    def read(self, size: int) -> bytes:
        if not self._held:
            self._held = next(self._pieces, b"")
        piece, self._held = self._held[:size], self._held[size:]
        return piece

    def _read(self) -> Iterator[bytes]:
        """Pieces of the body, none of them empty. What may be the beginning of a header waits for the rest of it."""
        held = b""
        ended = False
        while not ended:
            chunk = self._stream.read(CHUNK)
            ended = not chunk
            held += chunk
            done = 0
            while (at := held.find(self._separator, done)) >= 0:
                begin = at + len(self._separator)
                if len(held) < begin + LONGEST and not ended:
                    break
                end = held.find(_END, begin, begin + LONGEST)
                end = begin if end < 0 else end
                yield held[done:begin] + _utf8(held[begin:end])
                done = end
            keep = at if at >= 0 else max(done, len(held) - len(self._separator) + 1)
            keep = len(held) if ended else keep
            if keep > done:
                yield held[done:keep]
            held = held[keep:]


def _utf8(header: bytes) -> bytes:
    return b"\r\n".join(decode_name(line).encode() for line in header.split(b"\r\n"))
