"""Turning mojibake back into what it was, where no byte was lost."""

from __future__ import annotations

_UNDEFINED = {0x81: "\x81", 0x8D: "\x8d", 0x8F: "\x8f", 0x90: "\x90", 0x9D: "\x9d"}
_BACK = {bytes([byte]).decode("cp1252"): byte for byte in range(128, 256) if byte not in _UNDEFINED}
_BACK.update({char: byte for byte, char in _UNDEFINED.items()})


def mojibake(text: str) -> str | None:
    """What the characters were before UTF-8 was read as Windows-1252, Windows-1251 or GBK; None if that cannot be told."""
    try:
        raw = bytes(_BACK[char] if char in _BACK else ord(char) for char in text)
        return raw.decode("utf-8")
    except (KeyError, ValueError):
        pass
    try:
        return text.encode("cp1251").decode("utf-8")
    except ValueError:
        pass
    try:
        mended = text.encode("gb18030").decode("utf-8")
    except ValueError:
        return None
    return mended if "\ufffd" not in mended else None
