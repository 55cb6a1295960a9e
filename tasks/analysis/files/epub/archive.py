from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

# The earliest time a zip can hold. A real one would make two e-books of one text differ.
_TIME = (1980, 1, 1, 0, 0, 0)
# Prose hardly gets smaller above this, and takes three times as long.
_LEVEL = 4


def pack(files: Iterable[tuple[str, str]]) -> bytes:
    """A zip with the media type first and uncompressed, as readers want it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr(_entry("mimetype", zipfile.ZIP_STORED), "application/epub+zip")
        for name, content in files:
            book.writestr(_entry(name, zipfile.ZIP_DEFLATED), content.encode(), compresslevel=_LEVEL)
    return out.getvalue()


def _entry(name: str, method: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _TIME)
    entry.compress_type = method
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
