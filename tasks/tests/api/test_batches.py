from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile as File
from django.test import Client

from novel_tasks.testing.stored import stored
from tasks.models import Task
from tasks.tests.api.conftest import refusal

pytestmark = pytest.mark.django_db


def send(client: Client, *files: tuple[str, bytes], **fields: Any) -> Any:
    return client.post("/api/v1/tasks/batch", {"file": [File(name, content) for name, content in files], **fields})


def packed(**entries: bytes) -> bytes:
    return pack(list(entries.items()))


def pack(entries: list[tuple[str | zipfile.ZipInfo, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return out.getvalue()


def left(media: Path) -> list[str]:
    return stored(media)


def test_many_files_become_tasks_or_are_rejected_one_by_one(client: Client, media: Path, configure: Any) -> None:
    configure(max_file_size=1000)
    files = [
        ("a.txt", b"the first"), ("empty.txt", b""), ("b.md", b"the second"), ("c.exe", b"MZ"), ("big.txt", b"x" * 1001),
        ("again.txt", b"the first"), ("pic.txt", b"\x89PNG\r\n\x1a\n" + bytes(900)),
    ]  # fmt: skip
    body = send(client, *files, priority="3").json()
    assert [task["file_name"] for task in body["tasks"]] == ["a.txt", "b.md"]
    assert all(task["priority"] == 3 and task["batch_id"] == body["batch_id"] for task in body["tasks"])
    assert {item["file_name"]: item["code"] for item in body["rejected"]} == {
        "empty.txt": "empty_file", "c.exe": "file_type_not_allowed", "big.txt": "file_too_large", "again.txt": "duplicate_file",
        "pic.txt": "not_text",
    }  # fmt: skip
    assert all(item["detail"] for item in body["rejected"])
    assert len(left(media)) == 2


def test_a_zip_is_unpacked(client: Client, media: Path) -> None:
    content = pack(
        [
            ("shelf/", b""),
            ("shelf/a.txt", b"the first"),
            ("shelf/deep/b.txt", b"the second"),
            ("__MACOSX/._a.txt", b"x"),
            ("c.pdf", b"%PDF-"),
        ]
    )
    body = send(client, ("novels.zip", content)).json()
    assert sorted(task["file_name"] for task in body["tasks"]) == ["a.txt", "b.txt"]
    assert [(item["file_name"], item["code"]) for item in body["rejected"]] == [("c.pdf", "file_type_not_allowed")]
    assert len(left(media)) == 2


def test_no_path_escapes(client: Client, media: Path) -> None:
    names = ["../../evil.txt", "/etc/evil2.txt", "C:\\evil3.txt", "a/../../../evil4.txt"]
    body = send(client, ("novels.zip", pack([(name, name.encode()) for name in names]))).json()
    assert sorted(task["file_name"] for task in body["tasks"]) == ["evil.txt", "evil2.txt", "evil3.txt", "evil4.txt"]
    assert all(path.is_relative_to(media) for path in media.parent.rglob("evil*"))
    assert list(media.parent.rglob("evil*")) == []


def test_a_bomb_is_refused(client: Client, media: Path, configure: Any) -> None:
    configure(max_file_size=20_000_000)
    body = send(client, ("bomb.zip", packed(**{"bomb.txt": b"a" * 19_000_000, "good.txt": b"a good one"}))).json()
    assert [task["file_name"] for task in body["tasks"]] == ["good.txt"]
    assert body["rejected"][0]["code"] == "bad_archive"
    assert len(left(media)) == 1


def test_more_together_than_is_taken(client: Client, media: Path, configure: Any) -> None:
    configure(max_file_size=1000)
    names = [f"{i}.txt" for i in range(60)]
    body = send(client, ("many.zip", pack([(name, name.encode().ljust(1000, b"x")) for name in names]))).json()
    assert len(body["tasks"]) == 50 and len(body["rejected"]) == 10


def test_an_entry_larger_than_its_header_says(client: Client, media: Path, configure: Any) -> None:
    configure(max_file_size=1000)
    content = bytearray(pack([("a.txt", b"x" * 5000)]))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    body = send(client, ("liar.zip", bytes(content))).json()
    assert (body["tasks"], len(body["rejected"])) == ([], 1)
    assert left(media) == []


def test_encrypted_damaged_and_foreign_archives(client: Client, media: Path) -> None:
    encrypted = bytearray(pack([("a.txt", b"text")]))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        encrypted[encrypted.find(mark) + offset] |= 1
    damaged = bytearray(pack([("a.txt", b"some text that is long enough" * 10)], zipfile.ZIP_STORED))
    damaged[60] ^= 255
    cases = [
        (bytes(encrypted), "encrypted"),
        (bytes(damaged), "bad_archive"),
        (b"PK\x03\x04nonsense", "bad_archive"),
        (b"text", "bad_archive"),
    ]
    for content, code in cases:
        body = send(client, ("x.zip", content)).json()
        assert [item["code"] for item in body["rejected"]] == [code]
    assert not Task.objects.exists() and left(media) == []


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_swell_before_they_can_be_counted(client: Client, media: Path, method: int) -> None:
    """A kilobyte of bzip2 can hold a gigabyte, and Python's zipfile unpacks it in one piece, in memory."""
    body = send(client, ("x.zip", pack([("a.txt", b"a" * 1_000_000)], method))).json()
    assert (body["tasks"], [item["code"] for item in body["rejected"]]) == ([], ["bad_archive"])
    assert left(media) == []


def test_what_is_refused_counts_as_well(client: Client, media: Path, configure: Any) -> None:
    """Else an archive of files that are all too large would be unpacked whole, to be refused one by one."""
    configure(max_file_size=1000)
    large = pack([(f"{i}.txt", f"line {i} ".encode() * 200) for i in range(100)] + [("last.txt", b"a small one")])
    body = send(client, ("large.zip", large)).json()
    assert body["tasks"] == [] and len(body["rejected"]) == 101
    assert "too large together" in body["rejected"][-1]["detail"]


def test_what_file_managers_add_is_passed_over(client: Client) -> None:
    names = ["__MACOSX/._a.txt", "shelf/._a.txt", ".DS_Store", "shelf/Thumbs.db", "shelf/desktop.ini"]
    body = send(client, ("mac.zip", pack([("a.txt", b"text"), *((name, b"\0\5\x16\7") for name in names)]))).json()
    assert ([task["file_name"] for task in body["tasks"]], body["rejected"]) == (["a.txt"], [])


def test_an_archive_in_an_archive_is_not_opened(client: Client) -> None:
    body = send(client, ("x.zip", pack([("inner.zip", packed(**{"a.txt": b"text"}))]))).json()
    assert [(item["file_name"], item["code"]) for item in body["rejected"]] == [("inner.zip", "file_type_not_allowed")]


def test_more_entries_than_are_taken(client: Client) -> None:
    body = send(client, ("many.zip", pack([(f"{i}.txt", b"") for i in range(1001)]))).json()
    assert [item["code"] for item in body["rejected"]] == ["bad_archive"]


def test_names_in_an_old_code_page(client: Client) -> None:
    entry = zipfile.ZipInfo("书.txt".encode("gb18030").decode("cp437"))
    content = pack([(entry, b"text")])
    # Python marks such a name as UTF-8; an old packer writes the bytes of its code page and no mark.
    raw, utf8 = "书.txt".encode("gb18030"), entry.filename.encode()
    for mark, flags, length in ((b"PK\x03\x04", 6, 26), (b"PK\x01\x02", 8, 28)):
        at = content.find(mark)
        head = bytearray(content[at : at + length + 2])
        head[flags + 1] &= ~0x08
        head[length : length + 2] = struct.pack("<H", len(raw))
        content = content[:at] + bytes(head) + content[at + length + 2 :]
    content = content.replace(utf8, raw)
    end = content.rfind(b"PK\x05\x06")
    start = content.find(b"PK\x01\x02")
    content = content[: end + 12] + struct.pack("<II", end - start, start) + content[end + 20 :]
    assert send(client, ("old.zip", content)).json()["tasks"][0]["file_name"] == "书.txt"


def test_the_progress_of_a_batch(client: Client) -> None:
    batch = send(client, ("a.txt", b"the first"), ("b.txt", b"the second")).json()["batch_id"]
    Task.objects.filter(file_name="a.txt").update(status="completed", progress=100, completed_at="2026-01-01T00:00Z")
    for slash in ("", "/"):
        body = client.get(f"/api/v1/tasks/batches/{batch}{slash}").json()
        assert (body["total"], body["pending"], body["completed"], body["finished"], body["progress"]) == (
            2,
            1,
            1,
            False,
            50.0,
        )
        assert len(body["tasks"]) == 2


@pytest.mark.parametrize("batch", ["batch-1", "batch-1700000000-000000000"])
def test_an_unknown_batch(client: Client, batch: str) -> None:
    refusal(client.get(f"/api/v1/tasks/batches/{batch}"), 404, "unknown_batch")


@pytest.mark.usefixtures("nothing_left")
def test_no_file_or_a_bad_field(client: Client) -> None:
    refusal(client.post("/api/v1/tasks/batch", {}), 400, "file_missing")
    refusal(send(client, ("a.txt", b"text"), priority="x"), 400, "invalid")
