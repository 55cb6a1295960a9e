"""Clients on an old Windows send a file's name as it stands on their disk, in the code page of their country."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
from django.test import Client

from novel_tasks.testing.installation import Installation
from tasks.tests.api.conftest import refusal

NOVEL = b"Chapter 1\n\nIt was a dark night.\n"
FORM = "multipart/form-data; boundary=b"
NAMES = {
    "utf-8": ("红楼梦.txt".encode(), "红楼梦.txt"),
    "gbk": ("红楼梦.txt".encode("gbk"), "红楼梦.txt"),
    "traditional characters in gbk": ("紅樓夢 卷七.txt".encode("gbk"), "紅樓夢 卷七.txt"),
    "a backslash in the second byte": ("誠.txt".encode("gbk"), "誠.txt"),
    "beyond gbk": ("㐀𠀀〇.txt".encode("gb18030"), "㐀𠀀〇.txt"),
    "latin-1": ("Les Misérables.txt".encode("latin-1"), "Les Misérables.txt"),
    "latin-1 before the dot": ("Café.txt".encode("latin-1"), "Café.txt"),
    "windows-1252": ("L’Assommoir – Zola.txt".encode("cp1252"), "L’Assommoir – Zola.txt"),
    "none of them": (b"\xff\xfe\xfd.txt", "���.txt"),
    "with a path": ("C:\\小说\\红楼梦.txt".encode("gbk"), "红楼梦.txt"),
    "decomposed": ("e\u0301te\u0301 1.txt".encode(), "été 1.txt"),
    "as long as names may be": ("书".encode("gbk") * 251 + b".txt", "书" * 251 + ".txt"),
    "too long": ("书".encode("gbk") * 280 + b".txt", "书" * 251 + ".txt"),
}  # fmt: skip


def part(name: bytes, content: bytes = NOVEL) -> bytes:
    return (
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="' + name + b'"\r\n'
        b"Content-Type: text/plain\r\n\r\n" + content + b"\r\n"
    )


def body(*parts: bytes) -> bytes:
    return b"".join(parts) + b'--b\r\nContent-Disposition: form-data; name="priority"\r\n\r\n7\r\n--b--\r\n'


@pytest.mark.django_db
@pytest.mark.parametrize("case", NAMES)
def test_the_name_is_read_as_it_was_meant(client: Client, case: str) -> None:
    sent, meant = NAMES[case]
    answer = client.post("/api/v1/tasks/upload", body(part(sent)), content_type=FORM)
    assert answer.status_code == 200, answer.content
    assert answer.json()["file_name"] == meant
    task = client.get(f"/api/v1/tasks/{answer.json()['task_id']}").json()
    assert (task["file_name"], task["file_size"], task["priority"]) == (meant, len(NOVEL), 7)


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_request_may_say_that_it_is_gbk(client: Client, encoding: str) -> None:
    sent = body(part("红楼梦.txt".encode(encoding)))
    answer = client.generic("POST", "/api/v1/tasks/upload", sent, f"{FORM}; charset=GBK")  # sent as it is
    assert answer.json()["file_name"] == "红楼梦.txt"


@pytest.mark.django_db
def test_a_batch_may_mix_encodings(client: Client) -> None:
    parts = [part(sent, b"%d, a dark night" % number) for number, (sent, _) in enumerate(NAMES.values())]
    answer: Any = client.post("/api/v1/tasks/batch", body(*parts), content_type=FORM).json()
    assert answer["rejected"] == []
    assert [task["file_name"] for task in answer["tasks"]] == [meant for _, meant in NAMES.values()]


@pytest.mark.django_db
def test_a_refusal_says_the_name(client: Client) -> None:
    answer = client.post("/api/v1/tasks/upload", body(part("红楼梦.exe".encode("gbk"))), content_type=FORM)
    assert "红楼梦.exe" in refusal(answer, 415, "file_type_not_allowed")["detail"]


@pytest.mark.processes
def test_the_running_server_reads_them(tmp_path: Path) -> None:
    with Installation(tmp_path) as site:
        site.server()
        for number, (sent, meant) in enumerate(NAMES.values()):
            content = body(part(sent, b"%d, a dark night\n" % number + NOVEL * 5000))
            answer = httpx.post(
                f"{site.url}/api/v1/tasks/upload", content=content, headers={"Content-Type": FORM}, timeout=30
            )
            assert answer.status_code == 200, answer.text
            assert answer.json()["file_name"] == meant
        shelf = body(*(part(sent, b"%d, a dark night" % n) for n, (sent, _) in enumerate(NAMES.values())))
        answer = httpx.post(f"{site.url}/api/v1/tasks/batch", content=shelf, headers={"Content-Type": FORM}, timeout=30)
        assert [task["file_name"] for task in answer.json()["tasks"]] == [meant for _, meant in NAMES.values()]
