from __future__ import annotations

import csv
import io
import json
import tracemalloc
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile as File
from django.test import Client

from novel_tasks.testing.installation import Installation
from novel_tasks.testing.stored import stored
from tasks.models import QueueEntry, StoredFile, Task, TaskLog, TaskResult
from tasks.selectors.selection import Selection
from tasks.services import exporting, tokens
from tasks.services.deletion import delete_tasks
from tasks.tests.api.conftest import refusal
from tasks.tests.factories import make_finished_task, make_task

OLD = datetime(2020, 2, 29, 12, 30, 15, 123456, tzinfo=UTC)


def export(client: Client, form: str, query: str = "") -> bytes:
    answer = client.get(f"/api/v1/tasks/export?format={form}{query}")
    assert answer.status_code == 200 and answer["Content-Disposition"].startswith("attachment")
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined, arg-type]


def take_in(client: Client, content: bytes) -> Any:
    return client.post("/api/v1/tasks/import", {"file": File("export.zip", content)})


def kept(media: Path) -> list[str]:
    return stored(media)


def a_whole_task() -> Task:
    task = make_finished_task(
        content="第一章\n".encode(), file_name="书 – one.txt", extra_data={"书": [1.5, None, "x"]}
    )
    Task.objects.filter(id=task.id).update(uploaded_at=OLD, created_at=OLD, updated_at=OLD, revision=17)
    for number in range(3):
        TaskLog.objects.create(task=task, message=f"Line {number} – 书", details={"n": number}, created_at=OLD)
    TaskResult.objects.create(
        task=task, summary="It is short.", full_content='{"a": 1}', quality_score="0.85", tokens_processed=3
    )
    TaskResult.objects.update(created_at=OLD, updated_at=OLD)
    path = default_storage.save(f"results/{task.id}/abc/report.json", ContentFile(b'{"a": 1}'))
    StoredFile.objects.create(
        task=task, storage_path=path, original_name="report.json", stored_name="report.json", content_type="application/json",
        file_size=8, checksum="f9d86028c6e0d64e225186f96acb69338b2c59764df79162107f5c4bb34d1310", created_at=OLD,
    )  # fmt: skip
    return task


def everything(task_id: str) -> dict[str, Any]:
    places = ("id", "task_id", "storage_path", "storage_type", "result_file_path")
    found: dict[str, Any] = {"task": Task.objects.values().get(id=task_id)}
    for model in (TaskLog, TaskResult, StoredFile):
        rows = model.objects.filter(task_id=task_id).order_by("id").values()
        found[model.__name__] = [{name: value for name, value in row.items() if name not in places} for row in rows]
    for row in StoredFile.objects.filter(task_id=task_id):
        with default_storage.open(row.storage_path) as file:
            found[row.stored_name] = file.read()
    return found


@pytest.mark.django_db
def test_what_comes_back_is_equal(client: Client) -> None:
    task = a_whole_task()
    before = everything(task.id)
    content = export(client, "zip")
    delete_tasks([task.id])
    assert take_in(client, content).json() == {"imported": 1, "task_ids": [task.id], "skipped": []}
    assert everything(task.id) == before


@pytest.mark.django_db
def test_what_is_here_already_is_left_alone(client: Client, media: Path) -> None:
    task = a_whole_task()
    content = export(client, "zip")
    before, files = everything(task.id), kept(media)
    body = take_in(client, content).json()
    assert (body["imported"], body["skipped"][0]["code"]) == (0, "exists")
    assert everything(task.id) == before
    assert kept(media) == files


@pytest.mark.django_db
def test_the_same_file_under_another_id_stays_one(client: Client, media: Path) -> None:
    task = a_whole_task()
    content = export(client, "zip")
    delete_tasks([task.id])
    make_finished_task(content="第一章\n".encode())
    files = kept(media)
    assert take_in(client, content).json()["skipped"][0]["code"] == "conflict"
    assert kept(media) == files


@pytest.mark.django_db
def test_live_tasks_come_back_in_line(client: Client) -> None:
    pending, held = make_task(content=b"one", processor="external"), make_task(content=b"two", max_retries=7)
    client.patch(f"/api/v1/tasks/{held.id}", {"status": "processing", "progress": 30}, content_type="application/json")
    content = export(client, "zip")
    delete_tasks([pending.id, held.id])
    assert take_in(client, content).json()["imported"] == 2
    assert set(Task.objects.values_list("status", "progress")) == {("pending", 0)}
    assert set(QueueEntry.objects.values_list("mode", "max_retries", "assigned_worker")) == {
        ("external", 3, None),
        ("external", 7, None),
    }


@pytest.mark.django_db
def test_owners_are_found_by_name(client: Client) -> None:
    ann = User.objects.create_user("ann")
    task = make_finished_task(user=ann, content=b"one")
    content = export(client, "zip")
    delete_tasks([task.id])
    take_in(client, content)
    assert Task.objects.get().user == ann


@pytest.mark.django_db
def test_lines_and_tables(client: Client) -> None:
    task = a_whole_task()
    make_task(file_name="=cmd|' /C calc'!A0.txt")
    lines = [json.loads(line) for line in export(client, "jsonl").splitlines()]
    assert [line["id"] for line in lines] == sorted(line["id"] for line in lines)
    mine = next(line for line in lines if line["id"] == task.id)
    assert mine["result"]["quality_score"] == 0.85 and mine["file_name"] == "书 – one.txt"
    rows = list(csv.DictReader(io.StringIO(export(client, "csv").decode("utf-8-sig"))))
    assert {row["file_name"] for row in rows} == {"书 – one.txt", "'=cmd|' /C calc'!A0.txt"}
    assert len(export(client, "jsonl", "&status=completed").splitlines()) == 1
    refusal(client.get("/api/v1/tasks/export?format=xml"), 400, "invalid")


@pytest.mark.django_db
def test_everything_is_found_however_many_pieces(client: Client) -> None:
    ids = sorted(make_task().id for _ in range(7))
    assert [task_id for piece in exporting.in_pieces(Selection(), 3) for task_id in piece] == ids


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"", b"text", b"PK\x03\x04", b"PK\x05\x06" + bytes(18)])
def test_an_archive_that_is_none_of_ours(client: Client, content: bytes, media: Path) -> None:
    assert take_in(client, content).status_code == 422
    assert kept(media) == []


def packed(manifest: bytes, method: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("manifest.json", manifest)
    return out.getvalue()


OURS = json.dumps({"format": "novel-task-manager-export/1"}).encode()


@pytest.mark.django_db
@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("damage", [0, 255])
def test_an_archive_packed_by_another_method(client: Client, method: int, damage: int) -> None:
    """A kilobyte of these can swell to a gigabyte in memory, and their libraries have errors of their own."""
    content = bytearray(packed(OURS, method))
    content[60] ^= damage
    refusal(take_in(client, bytes(content)), 422, "bad_archive")


@pytest.mark.django_db
def test_a_manifest_that_is_encrypted_or_a_bomb(client: Client) -> None:
    encrypted = bytearray(packed(OURS, zipfile.ZIP_STORED))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        encrypted[encrypted.find(mark) + offset] |= 1
    refusal(take_in(client, bytes(encrypted)), 422, "bad_archive")
    bomb = packed(b" " * 50_000_000, zipfile.ZIP_DEFLATED)
    tracemalloc.start()
    refusal(take_in(client, bomb), 422, "bad_archive")
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


def altered(content: bytes, change: Any) -> bytes:
    """The archive with its first record, and its files, changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("rows/"):
                record = json.loads(data)
                change(record)
                data = json.dumps(record).encode()
            new.writestr(name, data)
    return out.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        lambda record: record["task"].update(id="../../evil"),
        lambda record: record["task"].update(status="done"),
        lambda record: record["task"].update(progress=101),
        lambda record: record["task"].update(file_name="nul\x00.txt" * 100),
        lambda record: record["task"].update(uploaded_at="yesterday"),
        lambda record: record["task"].update(extra_data=[1]),
        lambda record: record["task"].update(file_size=10**30),
        lambda record: record["task"].update(completed_at=None),
        lambda record: record.pop("logs"),
        lambda record: record["logs"][0].update(log_level="loud"),
        lambda record: record["logs"][0].update(message="half \ud800"),
        lambda record: record["files"][0].update(stored_name="../../evil"),
        lambda record: record["files"][0].update(checksum="0" * 64),
        lambda record: record["files"][0].update(file_size=1),
        lambda record: record["result"].update(quality_score="2.00"),
        lambda record: record.update(task=None),
    ],
)
def test_a_record_that_cannot_be_taken_is_skipped_whole(client: Client, change: Any, media: Path) -> None:
    task = a_whole_task()
    content = altered(export(client, "zip"), change)
    delete_tasks([task.id])
    body = take_in(client, content).json()
    assert body["imported"] == 0 and len(body["skipped"]) == 1, body
    assert not Task.objects.exists() and kept(media) == []


@pytest.mark.django_db
def test_import_is_for_staff_where_sign_in_is_required(client: Client, configure: Any) -> None:
    configure(api_auth="required")
    refusal(take_in(client, b""), 401, "not_authenticated")
    header = {"authorization": f"Bearer {tokens.make(User.objects.create_user('ann'))[1]}"}
    refusal(
        client.post("/api/v1/tasks/import", {"file": File("x.zip", b"x")}, headers=header), 403, "permission_denied"
    )


@pytest.mark.processes
@pytest.mark.services
def test_from_one_installation_to_another(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with Installation(tmp_path / "a", "sqlite") as here, Installation(tmp_path / "b", "postgresql") as there:
        for site in (here, there):
            site.server()
        here.worker("--drain")
        ids = [here.upload(f"CHAPTER {n}\n\nIt was night number {n}.\n" * 50, f"novel {n}.txt") for n in range(3)]
        for task_id in ids:
            here.until_status(task_id, "completed")
        content = httpx.get(f"{here.url}/api/v1/tasks/export?format=zip", timeout=60).content
        answer = httpx.post(f"{there.url}/api/v1/tasks/import", files={"file": ("export.zip", content)}, timeout=60)
        assert answer.json()["imported"] == 3, answer.text
        for task_id in ids:
            for path in ("", "/result", "/logs", "/files/source", "/files/report.json", "/files/clean.txt"):
                first, second = (httpx.get(f"{site.url}/api/v1/tasks/{task_id}{path}") for site in (here, there))
                assert first.status_code == 200, path
                if path == "/logs":
                    lines = [[{**line, "id": 0} for line in answer.json()["logs"]] for answer in (first, second)]
                    assert lines[0] == lines[1]
                else:
                    assert first.content == second.content, path


@pytest.mark.processes
def test_a_stranger_cannot_fill_the_disk(tmp_path: Path) -> None:
    """Only staff may send a body without a limit; of others not one byte of it is taken."""
    with Installation(tmp_path, API_AUTH="required") as site:
        site.server()

        def endless() -> Any:
            for _ in range(64):
                yield b"x" * 1024 * 1024

        headers = {"Content-Type": "multipart/form-data; boundary=b"}
        for header, status in (({}, 401), ({"Authorization": "Bearer wrong"}, 401)):
            try:
                answer = httpx.post(
                    f"{site.url}/api/v1/tasks/import", content=endless(), headers=headers | header, timeout=60
                )
            except httpx.TransportError:
                continue  # cut off while it was sending
            assert answer.status_code == status
        assert kept(tmp_path / "media") == []
