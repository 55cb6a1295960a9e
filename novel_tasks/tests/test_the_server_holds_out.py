"""A real server: slow clients, broken ones, bodies without a length, refusals that a sending client can still read."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from novel_tasks.testing.installation import Installation
from novel_tasks.testing.waiting import until

pytestmark = pytest.mark.processes

HEAD = b'--b\r\nContent-Disposition: form-data; name="file"; filename="novel.txt"\r\n\r\n'
TAIL = b"\r\n--b--\r\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with Installation(tmp_path_factory.mktemp("site"), MAX_FILE_SIZE="1000000") as site:
        site.server()
        yield site


def files(site: Installation) -> list[Path]:
    return [path for path in (site.folder / "media").rglob("*") if path.is_file()]


def begin(site: Installation, length: int) -> socket.socket:
    link = socket.create_connection(("127.0.0.1", site.port), timeout=30)
    head = f"POST /api/v1/tasks/upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: {length}\r\n\r\n"
    link.sendall(head.encode() + HEAD)
    return link


def test_a_body_without_a_length(site: Installation) -> None:
    link = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
    pieces = [HEAD, b"It was a chunked night.\n", TAIL]
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    link.request("POST", "/api/v1/tasks/upload", iter(pieces), headers, encode_chunked=True)
    answer = link.getresponse()
    assert answer.status == 200, answer.read()
    link.close()


def test_a_client_that_breaks_off_leaves_nothing(site: Installation) -> None:
    before = (files(site), httpx.get(f"{site.url}/api/v1/tasks/").json()["total"])
    for sent in (0, 10, 500_000):
        link = begin(site, 900_000)
        link.sendall(b"x" * sent)
        link.close()
    until(
        lambda: (files(site), httpx.get(f"{site.url}/api/v1/tasks/").json()["total"]) == before, "everything as before"
    )


def test_many_slow_clients_hold_up_nobody(site: Installation) -> None:
    slow = [begin(site, 500_000) for _ in range(64)]
    for link in slow:
        link.sendall(b"x")
    for _ in range(20):
        assert httpx.get(f"{site.url}/api/v1/tasks/", timeout=20).status_code == 200
    text = b"a slow novel, but a whole one"
    body = text.ljust(500_000 - len(HEAD) - len(TAIL), b".")
    slow[0].sendall(body[1:] + TAIL)  # its first letter came before
    assert b"200 OK" in slow[0].recv(1000)
    for link in slow:
        link.close()


@pytest.mark.parametrize("announced", [True, False])
def test_too_large_a_body_is_cut_off_and_told_why(site: Installation, announced: bool) -> None:
    before = files(site)
    link = socket.create_connection(("127.0.0.1", site.port), timeout=30)
    length = "Content-Length: 50000000" if announced else "Transfer-Encoding: chunked"
    head = f"POST /api/v1/tasks/upload HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:5174\r\nContent-Type: multipart/form-data; boundary=b\r\n{length}\r\n\r\n"
    link.sendall(head.encode())
    piece = b"x" * 65536
    try:
        for _ in range(800):
            link.sendall(piece if announced else b"%x\r\n%s\r\n" % (len(piece), piece))
    except OSError:
        pass  # cut off
    answer = http.client.HTTPResponse(link)
    answer.begin()
    assert answer.status == 413
    assert json.loads(answer.read())["code"] == "file_too_large"
    assert answer.headers["Access-Control-Allow-Origin"] == "http://localhost:5174"
    link.close()
    assert files(site) == before


def test_other_calls_take_small_bodies_only(site: Installation) -> None:
    answer = httpx.patch(f"{site.url}/api/v1/tasks/task-1-1", content=b"x" * 5_000_000)
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


@pytest.mark.parametrize(
    "target",
    [b"/api/v1/tasks/?q=\xff", b"/api/v1/tasks/\xff", b"/api/v1/tasks/%ff", b"/\x00", b"/api/v1/tasks/?q=%ff%00"],
)
def test_an_address_that_is_no_utf8(site: Installation, target: bytes) -> None:
    link = socket.create_connection(("127.0.0.1", site.port), timeout=30)
    link.sendall(b"GET " + target + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    status = int(link.recv(1000).split(b" ")[1])
    assert 400 <= status < 500 or target == b"/api/v1/tasks/?q=\xff"
    assert status < 500
    link.close()


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "multipart/form-data; boundary=b"])
@pytest.mark.parametrize("parameter", ["x*=nonsense'en'y", "charset=idna", "charset=hex", "charset=undefined"])
@pytest.mark.parametrize("path", ["/api/v1/tasks/upload", "/i18n/setlang/"])
def test_a_content_type_that_names_no_encoding(site: Installation, path: str, kind: str, parameter: str) -> None:
    headers = {"Content-Type": f"{kind}; {parameter}"}
    answer = httpx.post(f"{site.url}{path}", content=HEAD + b"7\xff" + TAIL, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


@pytest.mark.parametrize("charset", ["gbk", "latin-1", "utf-16", "nonsense"])
def test_a_content_type_that_names_another_encoding_is_taken(site: Installation, charset: str) -> None:
    headers = {"Content-Type": f"multipart/form-data; boundary=b; charset={charset}"}
    body = HEAD + f"a dark night, said to be {charset}".encode() + TAIL
    answer = httpx.post(f"{site.url}/api/v1/tasks/upload", content=body, headers=headers)
    assert (answer.status_code, answer.json().get("file_name")) == (200, "novel.txt")
