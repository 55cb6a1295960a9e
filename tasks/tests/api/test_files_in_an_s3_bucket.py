"""The storage at a real S3 endpoint: moto's server, over HTTP."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import httpx
import pytest
from django.core.files.storage import default_storage
from django.test import Client
from moto.server import ThreadedMotoServer

from novel_tasks import env
from novel_tasks.testing.bucket import bucket as bucket_at
from novel_tasks.testing.installation import Installation
from tasks import storage
from tasks.errors import NotFound
from tasks.models import StoredFile, Task
from tasks.services.sources import read_source
from tasks.tests.api.conftest import Upload, refusal
from tasks.tests.factories import make_analysed_task
from tasks.worker import source

pytestmark = [
    pytest.mark.django_db,
    # botocore's and werkzeug's own doings.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

KEYS = {"aws_access_key_id": "key", "aws_secret_access_key": "secret", "region_name": "eu-central-1"}
TEXT = "第一章\n\nIt was a dark night.\n".encode() * 100


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(endpoint: str, settings: Any, tmp_path: Path) -> Any:
    client = boto3.client("s3", endpoint_url=endpoint, **KEYS)
    name = "shelf-" + hashlib.md5(str(tmp_path).encode()).hexdigest()[:10]
    client.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    url = f"s3://key:secret@{name}/novels?endpoint_url={endpoint}&region=eu-central-1"
    entry = env.load(tmp_path, {"STORAGE_URL": url}).storage
    settings.STORAGES = {**settings.STORAGES, "default": entry}
    made = boto3.resource("s3", endpoint_url=endpoint, **KEYS).Bucket(name)
    assert storage.storage_type() == "s3"
    return made


def keys(bucket: Any) -> list[str]:
    return sorted(item.key for item in bucket.objects.all())


def test_an_upload_lies_in_the_bucket_and_nowhere_else(bucket: Any, upload: Upload, media: Path) -> None:
    task = upload(TEXT).json()["task_id"]
    assert keys(bucket) == [f"novels/uploads/{task}/source.txt"]
    assert [path for path in media.rglob("*") if path.is_file()] == []
    row = StoredFile.objects.get()
    assert (row.storage_type, row.checksum) == ("s3", hashlib.sha256(TEXT).hexdigest())
    with default_storage.open(row.storage_path) as file:
        assert file.read() == TEXT


def test_a_download_goes_to_the_bucket_by_a_signed_address(bucket: Any, upload: Upload, client: Client) -> None:
    task = upload(TEXT, "书 one.txt").json()["task_id"]
    answer = client.get(f"/api/v1/tasks/{task}/files/source")
    assert answer.status_code == 302 and answer["ETag"] == f'"{hashlib.sha256(TEXT).hexdigest()}"'
    got = httpx.get(answer["Location"])
    assert got.status_code == 200 and got.content == TEXT
    assert got.headers["Content-Disposition"].startswith("attachment") and "Signature" in answer["Location"]
    part = httpx.get(answer["Location"], headers={"Range": "bytes=0-8"})
    assert (part.status_code, part.content) == (206, TEXT[:9])
    again = client.get(f"/api/v1/tasks/{task}/files/source", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


def test_a_report_in_the_readers_language_is_made_here_of_what_lies_in_the_bucket(bucket: Any, client: Client) -> None:
    task = make_analysed_task(TEXT, file_name="novel.txt")
    url = f"/api/v1/tasks/{task.id}/files/report.html"
    assert client.get(url).status_code == 302
    answer: Any = client.get(f"{url}?language=zh-hans")
    assert answer.status_code == 200 and '<html lang="zh-Hans">' in b"".join(answer.streaming_content).decode()
    bucket.Object(f"novels/uploads/{task.id}/source.txt").delete()
    refusal(client.get(f"{url}?language=zh-hans"), 404, "file_gone")


def test_deleting_empties_the_bucket(bucket: Any, upload: Upload, client: Client) -> None:
    task = upload(TEXT).json()["task_id"]
    other = upload(b"another").json()["task_id"]
    storage.default_storage.save(f"results/{task}/abc/report.json", __import__("io").BytesIO(b"{}"))
    assert client.delete(f"/api/v1/tasks/{task}").status_code == 200
    assert keys(bucket) == [f"novels/uploads/{other}/source.txt"]


def test_a_refused_upload_leaves_nothing(bucket: Any, upload: Upload) -> None:
    upload(TEXT)
    refusal(upload(TEXT), 409, "duplicate_file")
    refusal(upload(b"\x89PNG\r\n\x1a\n" + bytes(900)), 422, "not_text")
    assert len(keys(bucket)) == 1


def test_export_and_import(bucket: Any, upload: Upload, client: Client) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile as File

    task = upload(TEXT).json()["task_id"]
    content = b"".join(client.get("/api/v1/tasks/export?format=zip").streaming_content)  # type: ignore[attr-defined, arg-type]
    client.delete(f"/api/v1/tasks/{task}")
    assert keys(bucket) == []
    assert client.post("/api/v1/tasks/import", {"file": File("x.zip", content)}).json()["imported"] == 1
    assert keys(bucket) == [f"novels/uploads/{task}/source.txt"]


@pytest.mark.processes
def test_a_worker_takes_its_novels_from_the_bucket_and_puts_its_files_there(tmp_path: Path) -> None:
    with bucket_at("shelf") as url, Installation(tmp_path, "sqlite", STORAGE_URL=url) as site:
        site.server()
        site.worker("--drain")
        task = site.upload(TEXT)
        site.until_status(task, "completed")
        files = httpx.get(f"{site.url}/api/v1/tasks/{task}/result").json()["files"]
        assert {"report.json", "clean.txt", "book.epub"} <= {file["name"] for file in files}
        for file in files:
            answer = httpx.get(f"{site.url}{file['url']}", follow_redirects=True)
            assert len(answer.history) == 1 and hashlib.sha256(answer.content).hexdigest() == file["checksum"]
        assert not list((site.folder / "media").rglob("report*"))


def test_a_source_that_was_altered_in_the_bucket(bucket: Any, upload: Upload) -> None:
    """Whoever reads a novel compares its checksum: the worker, the comparison, and an import."""
    task = upload(TEXT).json()["task_id"]
    bucket.Object(f"novels/uploads/{task}/source.txt").put(Body=b"somebody else's text")
    with pytest.raises(NotFound, match="altered"):
        read_source(task)
    job = type(
        "job", (), {"source_path": StoredFile.objects.get().storage_path, "file_hash": Task.objects.get().file_hash}
    )
    with pytest.raises(source.SourceGone, match="altered"):
        source.read(job)  # type: ignore[arg-type]


def test_ready_names_the_storage(bucket: Any, client: Client) -> None:
    assert client.get("/ready").json()["checks"]["storage"] == "ok"


def test_a_bucket_that_is_away(upload: Upload, settings: Any, tmp_path: Path, media: Path, client: Client) -> None:
    entry = env.load(tmp_path, {"STORAGE_URL": "s3://key:secret@gone?endpoint_url=http://127.0.0.1:1&region=x"}).storage
    settings.STORAGES = {**settings.STORAGES, "default": entry}
    answer = upload(TEXT)
    refusal(answer, 503, "storage_unavailable")
    assert answer["Retry-After"] and not StoredFile.objects.exists()
    assert [path for path in media.rglob("*") if path.is_file()] == []
    assert client.get("/ready").json()["checks"]["storage"].startswith("away")
