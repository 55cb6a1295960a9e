"""Reading a ZIP archive that somebody else packed: no path escapes, no bomb, no more than agreed."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from tasks.errors import Refused, UnusableFile
from tasks.intake.names import clean_name, require_allowed_ending
from tasks.intake.staged import StagedFile

MOST_FILES = 1000
# Plain text shrinks to a third; what shrinks to a hundredth was made to swell.
LARGEST_RATIO = 100
RATIO_MATTERS_FROM = 1024 * 1024
# All files together, in multiples of the limit for one.
TOTAL = 50
# 1,000 entries with long names need a tenth of this; what is larger only costs memory.
LARGEST_DIRECTORY = 4 * 1024 * 1024
CHUNK = 256 * 1024
# Of these alone `zipfile` unpacks no more at once than it is asked for. A few bytes of the others, bzip2 and LZMA, may
# become gigabytes in memory before the first of them can be counted; and nobody's file manager packs by them.
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class BadArchive(UnusableFile):
    code = "bad_archive"


@dataclass(frozen=True, slots=True)
class Unpacked:
    """One file of an archive: staged, or refused."""

    name: str
    staged: StagedFile | None = None
    refusal: Refused | None = None


def unpack(path: Path) -> Iterator[Unpacked]:
    """The archive's files, one after the other; the caller takes or discards each. Raises `BadArchive` for the whole."""
    require_small_directory(path)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise BadArchive(f"The ZIP archive cannot be read: {error}.") from None
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_litter(entry.filename)]
        if len(entries) > MOST_FILES:
            raise BadArchive(f"The ZIP archive holds {len(entries):,} files; at most {MOST_FILES:,} are taken at once.")
        left = TOTAL * int(settings.ENV.max_file_size)
        for entry in entries:
            # What is refused costs as much to unpack, up to where it is.
            unpacked, read = _unpack(archive, entry, left)
            left -= read
            yield unpacked


def require_small_directory(path: Path) -> None:
    """Look at the end record before `zipfile` reads the whole directory into memory."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 65557))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise BadArchive("This is no ZIP archive, or it was cut off.")
    directory = struct.unpack("<I", tail[at + 12 : at + 16])[0]
    if directory > LARGEST_DIRECTORY:
        raise BadArchive("The ZIP archive lists more than can be taken at once; pack fewer files.")


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> tuple[Unpacked, int]:
    """One file, and how many bytes of it were unpacked."""
    shown = entry_name(entry)
    staged = None
    read = 0
    try:
        name = clean_name(shown)
        require_allowed_ending(name)
        if entry.flag_bits & 1:
            raise UnusableFile(f"{name[:100]!r} is encrypted; pack it without a password.", code="encrypted")
        if entry.compress_type not in METHODS:
            raise UnusableFile(
                f"{name[:100]!r} is packed by a method that is not taken here; pack it again as a plain ZIP (deflate).",
                code="bad_archive",
            )
        if left <= 0:
            raise _too_much()
        staged = StagedFile(name)
        with archive.open(entry) as file:
            while piece := file.read(CHUNK):
                read += len(piece)
                if read > left:
                    raise _too_much()
                if staged.size > RATIO_MATTERS_FROM and staged.size > LARGEST_RATIO * max(1, entry.compress_size):
                    raise UnusableFile(f"{name[:100]!r} swells more than text does.", code="bad_archive")
                staged.write(piece)
        staged.finish()
        return Unpacked(shown, staged=staged), read
    except Refused as error:
        refusal = error
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        refusal = UnusableFile(f"{shown[:100]!r} is damaged within the archive: {error}.", code="bad_archive")
    if staged:
        staged.discard()
    return Unpacked(shown, refusal=refusal), read


def _too_much() -> BadArchive:
    return BadArchive("The files of this archive are too large together; pack fewer.")


def entry_name(entry: zipfile.ZipInfo) -> str:
    """The name as it was meant. Old packers write names in their own code page, which `zipfile` takes for CP437."""
    if entry.flag_bits & 0x800:
        return entry.filename
    raw = entry.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _is_litter(name: str) -> bool:
    """What file managers add by themselves; `._x` holds what macOS knows of a file `x`."""
    bare = name.rsplit("/", 1)[-1]
    return "__MACOSX/" in name or bare.startswith("._") or bare in (".DS_Store", "Thumbs.db", "desktop.ini")
