"""Work for the measurements."""

from __future__ import annotations

import hashlib

from tasks.processors import Reporter, Result, Source

ROUNDS = 250_000


def burn(source: Source, reporter: Reporter) -> Result:
    """A fixed amount of computing, some 0.15 s of one core, that never lets go of it."""
    digest = b""
    for _ in range(ROUNDS):
        digest = hashlib.sha256(digest).digest()
    return Result(summary=digest.hex())
