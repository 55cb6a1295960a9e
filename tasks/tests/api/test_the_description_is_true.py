"""Every call is described, and what is answered is what the description says."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile as File
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, get_resolver

from tasks.analysis.pipeline import analyse
from tasks.analysis.serialise import to_json
from tasks.models import StoredFile, TaskResult
from tasks.tests.api.conftest import Upload
from tasks.tests.factories import make_finished_task, make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(client: Client) -> dict[str, Any]:
    answer = client.get("/openapi.json")
    assert answer["Content-Type"] == "application/json"
    found: dict[str, Any] = answer.json()
    return found


def plain(schema: Any) -> Any:
    """OpenAPI 3.0's `nullable`, in the words of JSON Schema."""
    if isinstance(schema, list):
        return [plain(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: plain(value) for key, value in schema.items() if key != "nullable"}
    return {"anyOf": [made, {"type": "null"}]} if schema.get("nullable") else made


def check(document: dict[str, Any], method: str, path: str, answer: Any) -> None:
    responses = document["paths"][path][method]["responses"]
    found = responses.get(str(answer.status_code), responses["default"])
    schema = found["content"]["application/json"]["schema"]
    jsonschema.Draft202012Validator(plain({**schema, "components": document["components"]})).validate(
        json.loads(answer.content)
    )


def test_every_call_is_there(document: dict[str, Any]) -> None:
    calls = {
        f"{method} {path.removeprefix('/api/v1/')}" for path, methods in document["paths"].items() for method in methods
    }
    assert calls == {
        "post tasks/upload", "get tasks/", "get tasks/statistics", "get tasks/{id}", "patch tasks/{id}", "delete tasks/{id}",
        "post tasks/{id}/retry", "post tasks/{id}/cancel", "get tasks/{id}/logs", "get tasks/{id}/result", "get tasks/{id}/files/{name}",
        "get tasks/compare", "post tasks/batch", "get tasks/batches/{batch_id}", "get tasks/export", "post tasks/import",
        "post queue/claim", "post queue/{id}/heartbeat", "post queue/{id}/complete", "post queue/{id}/fail",
        "get database/stats", "get database/tables", "get database/query/{table}", "delete database/cleanup/logs",
        "delete database/cleanup/failed", "post database/vacuum", "delete database/task/{id}",
    }  # fmt: skip
    for methods in document["paths"].values():
        for operation in methods.values():
            assert operation["summary"] and "default" in operation["responses"] and len(operation["responses"]) > 1


def test_nothing_is_left_to_guess() -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", "/dev/null")


def test_answers_fit(client: Client, document: dict[str, Any], upload: Upload) -> None:
    done = make_finished_task(content=b"text")
    TaskResult.objects.create(task=done, full_content='{"a": 1}', quality_score="0.50")
    StoredFile.objects.create(task=done, storage_path="x", original_name="report.json", stored_name="report.json", content_type="application/json", file_size=1, checksum="0" * 64)  # fmt: skip
    failed, pending = make_finished_task(status="failed"), make_task()
    batch = client.post("/api/v1/tasks/batch", {"file": [File("a.txt", b"one"), File("b.exe", b"two")]})
    check(document, "post", "/api/v1/tasks/batch", batch)
    check(document, "post", "/api/v1/tasks/upload", upload(processor="external"))
    check(document, "post", "/api/v1/tasks/upload", upload(processor="external"))
    for path, real in [
        ("tasks/", "tasks/"), ("tasks/", "tasks/?cursor="), ("tasks/", "tasks/?page=0"), ("tasks/statistics", "tasks/statistics"),
        ("tasks/{id}", f"tasks/{done.id}"), ("tasks/{id}", f"tasks/{failed.id}"), ("tasks/{id}", f"tasks/{pending.id}"), ("tasks/{id}", "tasks/task-1-1"),
        ("tasks/{id}/logs", f"tasks/{pending.id}/logs"), ("tasks/{id}/result", f"tasks/{done.id}/result"), ("tasks/{id}/result", f"tasks/{pending.id}/result"),
        ("tasks/batches/{batch_id}", f"tasks/batches/{batch.json()['batch_id']}"), ("tasks/compare", f"tasks/compare?a={done.id}&b={done.id}"),
        ("database/stats", "database/stats"), ("database/tables", "database/tables"), ("database/query/{table}", "database/query/task_queue"),
        ("tasks/{id}/files/{name}", f"tasks/{done.id}/files/nothing"),
    ]:  # fmt: skip
        check(document, "get", f"/api/v1/{path}", client.get(f"/api/v1/{real}"))
    first = client.post("/api/v1/queue/claim", {}, content_type="application/json")
    check(document, "post", "/api/v1/queue/claim", first)
    check(
        document, "post", "/api/v1/queue/claim", client.post("/api/v1/queue/claim", {}, content_type="application/json")
    )
    claimed = f"/api/v1/queue/{first.json()['task']['id']}"
    token = {"lease_token": first.json()["lease_token"]}
    for call, more in (
        ("heartbeat", {"progress": 3}),
        ("heartbeat", {"progress": "x"}),
        ("complete", {}),
        ("fail", {"error_message": "x"}),
    ):
        answer = client.post(f"{claimed}/{call}", {**token, **more}, content_type="application/json")
        check(document, "post", f"/api/v1/queue/{{id}}/{call}", answer)
    for method, path, real in [
        ("post", "tasks/{id}/retry", f"tasks/{failed.id}/retry"), ("post", "tasks/{id}/cancel", f"tasks/{failed.id}/cancel"),
        ("delete", "tasks/{id}", f"tasks/{failed.id}"), ("delete", "database/task/{id}", f"database/task/{done.id}"),
        ("delete", "database/cleanup/logs", "database/cleanup/logs"), ("delete", "database/cleanup/failed", "database/cleanup/failed"),
        ("post", "tasks/import", "tasks/import"),
    ]:  # fmt: skip
        check(document, method, f"/api/v1/{path}", getattr(client, method)(f"/api/v1/{real}"))
    patched = client.patch(f"/api/v1/tasks/{pending.id}", {"priority": 3}, content_type="application/json")
    check(document, "patch", "/api/v1/tasks/{id}", patched)


@pytest.mark.parametrize("path", ["/docs", "/docs/", "/redoc"])
def test_the_pages_take_everything_from_here(client: Client, path: str) -> None:
    from django.contrib.staticfiles import finders

    page = client.get(path).content.decode()
    addresses = re.findall(r'(?:src|href|data-[a-z]+)="([^"]+)"', page)
    assert not [address for address in addresses if re.match(r"(?:[a-z]+:)?//", address)]
    files = [address.removeprefix("/static/") for address in addresses if address.startswith("/static/")]
    assert any("drf_spectacular_sidecar" in file for file in files)
    for file in files:
        assert finders.find(file), file


def test_every_pattern_takes_both_slash_forms() -> None:
    from tasks.api import urls

    for pattern in urls.urlpatterns:
        assert isinstance(pattern, URLPattern)
        text = str(pattern.pattern)
        assert text in ("",) or text.endswith("/?$"), text
    assert get_resolver()


@pytest.mark.parametrize(("auth", "asked"), [("off", False), ("required", True)])
def test_it_says_whether_one_must_sign_in(client: Client, configure: Any, auth: str, asked: bool) -> None:
    configure(api_auth=auth)
    document = client.get("/openapi.json").json()
    assert all(("security" in call) == asked for calls in document["paths"].values() for call in calls.values())


def test_a_whole_comparison_fits(client: Client, document: dict[str, Any]) -> None:
    task = make_finished_task(content=NOVEL)
    TaskResult.objects.create(task=task, full_content=to_json(analyse(NOVEL, "novel.txt").report).decode())
    answer = client.get(f"/api/v1/tasks/compare?a={task.id}&b={task.id}")
    assert answer.status_code == 200
    check(document, "get", "/api/v1/tasks/compare", answer)


NOVEL = b"CHAPTER 1\n\nIt was a dark night, and Elizabeth could not sleep.\n\n" * 20


@pytest.mark.parametrize("path", ["nothing", "tasks/batches/", "tasks/task-1-1/nonsense"])
def test_where_there_is_nothing_no_method_is_allowed(client: Client, path: str) -> None:
    answer = client.options(f"/api/v1/{path}")
    assert answer.status_code == 404 and "Allow" not in answer
