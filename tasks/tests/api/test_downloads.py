from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from tasks.models import StoredFile, Task
from tasks.tests.api.conftest import refusal
from tasks.tests.factories import make_finished_task

# In a bucket a download is a redirection: test_files_in_an_s3_bucket.
pytestmark = [pytest.mark.django_db, pytest.mark.disk]

TEXT = bytes(range(32, 127)) * 10  # 950 bytes


@pytest.fixture
def task() -> Task:
    return make_finished_task(content=TEXT, file_name='书 "one".txt')


def get(client: Client, task: Task, name: str = "source", **headers: str) -> Any:
    return client.get(f"/api/v1/tasks/{task.id}/files/{name}", headers=headers)


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_the_whole_file(client: Client, task: Task) -> None:
    answer = get(client, task)
    assert (answer.status_code, body(answer), answer["Content-Length"]) == (200, TEXT, "950")
    assert answer["ETag"] == f'"{hashlib.sha256(TEXT).hexdigest()}"' and answer["Accept-Ranges"] == "bytes"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-9", 0, 9), ("bytes=10-", 10, 949), ("bytes=-5", 945, 949), ("bytes=0-99999", 0, 949), ("bytes=949-949", 949, 949),
        ("bytes=-99999", 0, 949), ("bytes = 3 - 4", 3, 4),
    ],
)  # fmt: skip
def test_a_range(client: Client, task: Task, asked: str, first: int, last: int) -> None:
    answer = get(client, task, range=asked)
    assert (answer.status_code, body(answer)) == (206, TEXT[first : last + 1])
    assert answer["Content-Range"] == f"bytes {first}-{last}/950"
    assert answer["Content-Length"] == str(last - first + 1)


@pytest.mark.parametrize("asked", ["bytes=950-", "bytes=9999-10000", "bytes=-0"])
def test_a_range_outside(client: Client, task: Task, asked: str) -> None:
    assert refusal(get(client, task, range=asked), 416, "range_not_satisfiable")["size"] == 950


@pytest.mark.parametrize(
    "asked",
    [
        "bytes=0-1,5-6",
        "bytes=9-3",
        "lines=1-2",
        "bytes=",
        "bytes=-",
        "nonsense",
        "bytes=a-b",
        "bytes=" + "9" * 40 + "-",
    ],
)
def test_a_range_that_is_none_is_ignored(client: Client, task: Task, asked: str) -> None:
    answer = get(client, task, range=asked)
    assert (answer.status_code, body(answer)) == (200, TEXT)


def test_a_range_of_another_version(client: Client, task: Task) -> None:
    etag = get(client, task)["ETag"]
    assert get(client, task, range="bytes=0-1", **{"if-range": etag}).status_code == 206
    assert get(client, task, range="bytes=0-1", **{"if-range": '"another"'}).status_code == 200


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
def test_what_the_client_has_already(client: Client, task: Task, form: str) -> None:
    etag = get(client, task)["ETag"]
    answer = get(client, task, **{"if-none-match": form.format(etag)})
    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", etag)
    assert get(client, task, **{"if-none-match": '"other"'}).status_code == 200


def test_head(client: Client, task: Task) -> None:
    answer = client.head(f"/api/v1/tasks/{task.id}/files/source")
    assert (answer.status_code, answer["Content-Length"], body(answer)) == (200, "950", b"")


def test_nothing_runs_in_our_origin(client: Client, task: Task) -> None:
    path = default_storage.save("results/x/report.html", ContentFile(b"<script>alert(1)</script>"))
    StoredFile.objects.create(task=task, storage_path=path, original_name="report.html", stored_name="report.html", content_type="text/html", file_size=25, checksum="1" * 64)  # fmt: skip
    for name in ("source", "report.html"):
        answer = get(client, task, name)
        policy = answer["Content-Security-Policy"]
        assert (
            "default-src 'none'" in policy
            and "sandbox" in policy
            and "script-src" not in policy
            and "allow-scripts" not in policy
            and "unsafe" not in policy
        )
        assert answer["X-Content-Type-Options"] == "nosniff"
        body(answer)
    assert get(client, task, "report.html")["Content-Disposition"].startswith("inline")
    saved = client.get(f"/api/v1/tasks/{task.id}/files/report.html?download")
    assert saved["Content-Disposition"].startswith("attachment")


def test_a_report_keeps_its_own_style_and_no_other(client: Client, task: Task) -> None:
    style = "body { color: red; }\n"
    content = f"<html><style>{style}</style><p style='color: blue'>text".encode()
    path = default_storage.save("results/x/report.html", ContentFile(content))
    StoredFile.objects.create(task=task, storage_path=path, original_name="report.html", stored_name="report.html", content_type="text/html", file_size=len(content), checksum="1" * 64)  # fmt: skip
    answer = get(client, task, "report.html")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}';" in answer["Content-Security-Policy"]
    assert body(answer) == content
    assert body(get(client, task, "report.html", range="bytes=0-5")) == content[:6]


def test_a_file_that_is_gone_from_the_storage(client: Client, task: Task) -> None:
    default_storage.delete(StoredFile.objects.get().storage_path)
    refusal(get(client, task), 404, "file_gone")
