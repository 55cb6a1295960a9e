"""Which styles a file that is shown brings along, for the policy that it is shown under."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import IO

HEAD = 256 * 1024
MOST = 10
_STYLE = re.compile(rb"<style[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)


def style_sources(file: IO[bytes]) -> str:
    """Sources for `style-src`: the hashes of the style elements at the beginning of an HTML file; it is rewound."""
    head = file.read(HEAD)
    file.seek(0)
    digests = [hashlib.sha256(found.replace(b"\r\n", b"\n")).digest() for found in _STYLE.findall(head)[:MOST]]
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests) or "'none'"
