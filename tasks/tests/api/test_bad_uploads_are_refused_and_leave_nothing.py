from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from tasks.models import Task
from tasks.tests.api.conftest import Upload, refusal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_left")]

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40


def test_an_empty_file(upload: Upload) -> None:
    refusal(upload(b""), 422, "empty_file")


@pytest.mark.parametrize("content", [PNG, b"%PDF-1.7\n1 0 obj\n", bytes(range(256)) * 64, b"\x00" * 5000])
def test_binary_content_under_a_text_name(upload: Upload, content: bytes) -> None:
    refusal(upload(content), 422, "not_text")


@pytest.mark.parametrize(
    "name", ["novel.exe", "novel", "novel.txt.pdf", "novel.", "a.txt/b.html", "novel.txt\u202e.exe"]
)
def test_a_wrong_ending(upload: Upload, name: str) -> None:
    assert refusal(upload(name=name), 415, "file_type_not_allowed")["allowed"] == [".txt", ".md"]


def test_a_file_over_the_limit(upload: Upload, configure: Any) -> None:
    configure(max_file_size=1000)
    assert refusal(upload(b"x" * 1001), 413, "file_too_large")["max_file_size"] == 1000


@pytest.mark.parametrize("name", ["\x01\x02", "\u200b", "   "])
def test_a_name_of_which_nothing_is_left(upload: Upload, name: str) -> None:
    assert upload(name=name).status_code in (400, 415)


@pytest.mark.parametrize("body", [{}, {"other": "text"}])
def test_no_file_at_all(client: Client, body: dict[str, str]) -> None:
    refusal(client.post("/api/v1/tasks/upload", body), 400, "file_missing")


def test_a_field_named_file_that_is_no_file(client: Client) -> None:
    refusal(client.post("/api/v1/tasks/upload", {"file": "the text itself"}), 400, "file_missing")


def test_two_files(client: Client) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile as File

    answer = client.post("/api/v1/tasks/upload", {"file": [File("a.txt", b"one text"), File("b.txt", b"another")]})
    refusal(answer, 400, "too_many_files")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("priority", "high"),
        ("priority", "9" * 5000),
        ("priority", "1000001"),
        ("priority", "1e400"),
        ("timeout_seconds", "0"),
        ("timeout_seconds", "-1"),
        ("timeout_seconds", "99999999999999999999"),
        ("processor", "os.system"),
        ("processor", "nul\x00"),
        ("processor", "x" * 300),
        ("extra_data", "{not json"),
        ("extra_data", "[1]"),
        ("extra_data", "null"),
        ("extra_data", '{"a": NaN}'),
        ("extra_data", '{"a": 1e999}'),
        ("extra_data", '{"a": "\\u0000"}'),
        ("extra_data", '{"\\u0000": 1}'),
        ("extra_data", '{"a": "\\ud800"}'),
        ("extra_data", '{"a": ' + "9" * 5000 + "}"),
        ("extra_data", '{"a":' * 100 + "1" + "}" * 100),
        ("extra_data", '{"a":' + "[" * 50000 + "]" * 50000 + "}"),
        ("extra_data", json.dumps({"a": "x" * 70000})),
        ("allow_duplicate", "perhaps"),
    ],
)
def test_a_field_that_cannot_be_taken(upload: Upload, field: str, value: str) -> None:
    body = refusal(upload(**{field: value}), 400, "invalid")
    assert list(body["errors"]) == [field]


@pytest.mark.parametrize(
    "content_type", ["application/json", "text/plain", "application/x-www-form-urlencoded", "nonsense", ""]
)
def test_a_body_that_is_no_form(client: Client, content_type: str) -> None:
    answer = client.post("/api/v1/tasks/upload", b"Chapter 1", content_type=content_type)
    assert answer.status_code in (400, 415)
    refusal(answer, answer.status_code, answer.json()["code"])


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no boundary anywhere",
        b"--b\r\n\r\n",
        b'--b\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\nx\r\n--b--\r\n',
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n!!!!!\r\n--b--\r\n",
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf of a nov',
    ],
)
def test_a_form_that_is_broken(client: Client, body: bytes) -> None:
    answer = client.post("/api/v1/tasks/upload", body, content_type="multipart/form-data; boundary=b")
    assert answer.status_code == 400, answer.content
    refusal(answer, 400, answer.json()["code"])


@pytest.mark.parametrize("boundary", ["", "; boundary=", "; boundary=" + "x" * 300, "; boundary=\xff"])
def test_a_form_without_a_usable_boundary(client: Client, boundary: str) -> None:
    answer = client.post("/api/v1/tasks/upload", b"--x--", content_type=f"multipart/form-data{boundary}")
    assert answer.status_code == 400
    assert not Task.objects.exists()


def test_a_second_part_that_is_refused_takes_the_first_along(client: Client) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile as File

    answer = client.post("/api/v1/tasks/upload", {"file": File("a.txt", b"one text"), "more": File("b.exe", b"MZ")})
    refusal(answer, 415, "file_type_not_allowed")


@pytest.mark.disk
def test_a_storage_that_fails(upload: Upload, media: Any) -> None:
    (media / "uploads").write_bytes(b"a file where a folder should be")
    answer = upload()
    refusal(answer, 503, "storage_unavailable")
    assert answer["Retry-After"]
    (media / "uploads").unlink()
