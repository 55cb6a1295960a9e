from __future__ import annotations

import gzip

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

BUNDLE = "drf_spectacular_sidecar/swagger-ui-dist/swagger-ui-bundle.js"


def body(answer: object) -> bytes:
    return b"".join(answer) if getattr(answer, "streaming", False) else answer.content  # type: ignore[attr-defined,call-overload,no-any-return]


def lying(name: str) -> bytes:
    with open(finders.find(name), "rb") as file:  # type: ignore[arg-type]
        return file.read()


def test_a_browser_gets_a_script_compressed(client: Client) -> None:
    answer = client.get(f"/static/{BUNDLE}", headers={"Accept-Encoding": "gzip, deflate, br"})
    assert answer["Content-Encoding"] == "gzip"
    assert answer["Vary"] == "Accept-Encoding"
    assert answer["Content-Type"].startswith("text/javascript")
    packed = body(answer)
    assert int(answer["Content-Length"]) == len(packed) < len(lying(BUNDLE)) / 3
    assert gzip.decompress(packed) == lying(BUNDLE)


@pytest.mark.parametrize("accepted", ["", "identity", "gzip;q=0, identity"])
def test_who_cannot_read_that_gets_it_as_it_lies(client: Client, accepted: str) -> None:
    answer = client.get("/static/css/site.css", headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in answer
    assert answer["Vary"] == "Accept-Encoding"
    assert body(answer) == lying("css/site.css")


def test_who_has_it_already_is_told_so(client: Client) -> None:
    headers = {"Accept-Encoding": "gzip"}
    first = client.get("/static/css/site.css", headers=headers)
    assert first["Content-Encoding"] == "gzip"
    again = client.get("/static/css/site.css", headers=headers | {"If-None-Match": first["ETag"]})
    assert (again.status_code, body(again)) == (304, b"")


def test_only_asking_for_it_brings_the_same_headers(client: Client) -> None:
    headers = {"Accept-Encoding": "gzip"}
    got, asked = (
        client.get("/static/css/site.css", headers=headers),
        client.head("/static/css/site.css", headers=headers),
    )
    assert body(asked) == b""
    assert {name: asked[name] for name in ("Content-Encoding", "Content-Length", "ETag")} == {
        name: got[name] for name in ("Content-Encoding", "Content-Length", "ETag")
    }


def test_a_part_of_a_file_is_a_part_of_it_as_it_lies(client: Client) -> None:
    answer = client.get("/static/css/site.css", headers={"Accept-Encoding": "gzip", "Range": "bytes=10-19"})
    assert answer.status_code == 206
    assert body(answer) == lying("css/site.css")[10:20]


def test_what_is_small_stays_as_it_is(client: Client) -> None:
    answer = client.get("/static/img/mark.svg", headers={"Accept-Encoding": "gzip"})
    assert len(lying("img/mark.svg")) < 1024
    assert "Content-Encoding" not in answer
