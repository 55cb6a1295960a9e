"""Refusing what is no text at all, from the first bytes, before anything is stored."""

from __future__ import annotations

from tasks.analysis.decoding.unicode_forms import utf16_without_bom, utf32_without_bom
from tasks.analysis.errors import NotText

HEAD_BYTES = 65536

# First bytes of formats that people upload by mistake, with what the refusal calls them.
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (an EPUB or DOCX file is one, too)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff\xe0", "a JPEG picture"),
    (b"\xff\xd8\xff\xe1", "a JPEG picture"),
    (b"\xff\xd8\xff\xdb", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"7z\xbc\xaf'\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a Windows program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
    (b"RIFF", "a RIFF recording or picture"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\x00asm", "a WebAssembly program"),
)
BLANK = b" \t\r\n\x0b\x0c\xef\xbb\xbf\xfe\xff\x1a"
# Text in any of the known encodings has no C0 controls but TAB, LF, VT, FF, CR, SUB, ESC; random bytes have 9 % others.
ODD_CONTROLS = bytes({*range(1, 32), 0x7F} - set(b"\t\n\x0b\x0c\r\x1a\x1b"))
CONTROL_SHARE = 0.02
NUL_SHARE = 0.05


def refuse(head: bytes, size: int) -> NotText | None:
    """Say why a file cannot be a novel, or None.

    `head` is the first 64 KB (or the whole file if that is shorter), `size` the length of the file in bytes. Damaged
    text passes: a novel with stray control characters is still a novel.
    """
    if size == 0:
        return NotText("empty_file", "The file is empty.")
    if size <= len(head) and not head.strip(BLANK):
        return NotText("empty_file", "The file holds nothing but white space.")
    for magic, what in MAGIC:
        if head.startswith(magic) and not _plain_after_all(head, magic):
            return NotText("not_text", f"The file is {what}, not plain text.")
    if head.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return None if len(head) > 2 and not _noise(head[2:]) else _binary()
    if utf16_without_bom(head) or utf32_without_bom(head):
        return None
    nuls = head.count(0)
    controls = len(head) - len(head.translate(None, ODD_CONTROLS))
    if controls > max(8, CONTROL_SHARE * len(head)):
        return _binary()
    # A few NULs are damage; a file that is NULs and nothing else is an unwritten disk block.
    if nuls > NUL_SHARE * len(head) and (nuls + controls > 0.9 * len(head) or controls > 8 or nuls > 0.3 * len(head)):
        return _binary()
    return None


def _binary() -> NotText:
    return NotText("not_text", "The file holds binary data, not text.")


def _plain_after_all(head: bytes, magic: bytes) -> bool:
    """Letters can open a novel by chance ("RIFF", "ID3"): then no binary byte follows."""
    if any(byte < 9 or byte > 126 for byte in magic) or magic in (b"%PDF-", b"{\\rtf"):
        return False
    sample = head[:4096]
    return not any(sample.count(byte) for byte in range(9))


def _noise(body: bytes) -> bool:
    """Random bytes behind a byte order mark: all byte values about equally often."""
    if len(body) < 4096:
        return False
    sample = body[:HEAD_BYTES]
    expected = len(sample) / 256
    distance = sum((sample.count(byte) - expected) ** 2 for byte in range(256)) / expected
    return distance < 4 * 256
