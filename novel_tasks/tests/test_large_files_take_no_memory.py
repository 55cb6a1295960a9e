"""A real server, a file of 200 MB up and down: its memory hardly moves, and a slow reader holds up nobody."""

from __future__ import annotations

import hashlib
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from novel_tasks.testing.installation import Installation
from novel_tasks.testing.waiting import until

pytestmark = pytest.mark.processes

MEGABYTES = int(os.environ.get("LARGE_FILE_MB", "200"))
ALLOWED_MB = 64
LINE = b"It was a dark and stormy night; the rain fell in torrents, except at occasional intervals.\n"
PIECE = (LINE * 12000)[: 1024 * 1024]


def memory_mb(site: Installation) -> float:
    processes = [psutil.Process(process.pid) for process in site.processes]
    family = [child for process in processes for child in (process, *process.children(recursive=True))]
    return sum(process.memory_info().rss for process in family) / 1e6


def form() -> Iterator[bytes]:
    yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="long.txt"\r\n\r\n'
    for _ in range(MEGABYTES):
        yield PIECE
    yield b"\r\n--b--\r\n"


def test_up_and_down(tmp_path: Path) -> None:
    with Installation(tmp_path, MAX_FILE_SIZE=str(MEGABYTES * 1024 * 1024), TASK_PROCESSOR="external") as site:
        site.server()
        small = site.upload("A short one, so that everything is loaded.")
        httpx.get(f"{site.url}/api/v1/tasks/{small}/files/source")
        before = memory_mb(site)
        headers = {"Content-Type": "multipart/form-data; boundary=b"}
        answer = httpx.post(f"{site.url}/api/v1/tasks/upload", content=form(), headers=headers, timeout=600)
        assert answer.status_code == 200, answer.text
        path = f"/api/v1/tasks/{answer.json()['task_id']}/files/source"
        assert memory_mb(site) - before < ALLOWED_MB

        digest, most = hashlib.sha256(), 0.0
        with httpx.stream("GET", f"{site.url}{path}", timeout=600) as download:
            for number, piece in enumerate(download.iter_bytes(1024 * 1024)):
                digest.update(piece)
                if number % 50 == 0:
                    most = max(most, memory_mb(site) - before)
        wanted = hashlib.sha256()
        for _ in range(MEGABYTES):
            wanted.update(PIECE)
        assert digest.digest() == wanted.digest()
        assert most < ALLOWED_MB

        # Readers that take the head and no more: they hold no thread, and leave no open file when they go.
        slow = []
        for _ in range(40):
            link = socket.create_connection(("127.0.0.1", site.port), timeout=30)
            link.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            assert link.recv(100).startswith(b"HTTP/1.1 200")
            slow.append(link)
        assert httpx.get(f"{site.url}/api/v1/tasks/", timeout=30).status_code == 200
        assert memory_mb(site) - before < ALLOWED_MB
        for link in slow:
            link.close()
        until(lambda: not open_sources(site), "the files to be closed again")


def open_sources(site: Installation) -> list[str]:
    family = [child for process in site.processes for child in psutil.Process(process.pid).children(recursive=True)]
    family += [psutil.Process(process.pid) for process in site.processes]
    return [file.path for process in family for file in process.open_files() if file.path.endswith("source.txt")]
