"""File names as people send them, and as we keep them."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from django.conf import settings

from tasks.errors import Invalid, TypeNotAllowed

LONGEST = 255
# Two bytes beyond ASCII in a row, or one before a sign that follows no letter in a name.
_CHINESE = re.compile(rb"[\x80-\xff][\x80-\xff@\[-^`{-~]")


def decode_name(raw: bytes) -> str:
    """Bytes in which a client wrote a name, in an encoding that it does not tell: any bytes become some text.

    UTF-8 if it is that. If each byte beyond ASCII stands by itself, as in "Les Misérables", it is a western name: in
    GB18030 such a byte and the letter behind it would be a Chinese character, but a name of such characters alone is
    rare. GB18030 otherwise, and signs of replacement in what is none of them.
    """
    western = [] if _CHINESE.search(raw) else ["cp1252"]
    for encoding in ("utf-8", *western, "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


def clean_name(raw: str) -> str:
    """The bare name: no path part, no control or invisible character, NFC, at most 255 characters, its ending kept.

    Raises `Invalid` when nothing is left.
    """
    bare = raw.replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(
        c for c in unicodedata.normalize("NFC", bare) if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    name = visible.strip().strip(".") if set(visible.strip()) <= {"."} else visible.strip()
    if not name:
        raise Invalid("file", "The file has no usable name; give it one such as novel.txt.", code="invalid_file_name")
    stem, ending = split_ending(name)
    return stem[: LONGEST - len(ending)] + ending


def split_ending(name: str) -> tuple[str, str]:
    ending = PurePosixPath(name).suffix[:32]
    return name[: len(name) - len(ending)], ending


def require_allowed_ending(name: str) -> str:
    """The ending in lower case, or `TypeNotAllowed`."""
    allowed = settings.ENV.allowed_extensions
    ending = split_ending(name)[1].lower()
    # ".txt" alone is a name without a stem: pathlib sees no ending there, users do.
    if not ending and name.lower() in allowed:
        ending = name.lower()
    if ending not in allowed:
        raise TypeNotAllowed(
            f"{name[:100]!r} cannot be taken: only {', '.join(allowed)} files are. Save the novel as plain text first.",
            allowed=allowed,
        )
    return ending
