from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from tasks.tests.api.conftest import refusal
from tasks.tests.factories import make_finished_task, make_task

pytestmark = pytest.mark.django_db

UNKNOWN = [
    "task-1700000000-000000000", "task-", "task-%00", "task-%F0%28%8C%28", "task-" + "9" * 500, "nonsense", "%00", "1", ".", "%0A", "%7F%1B",
    "task-1700000000-000000000%0A", "小说", "%E5%B0%8F", "%ff%fe", "%ED%A0%80", "x" * 5000, "' OR 1=1 --", "*", "batch-1", "%25",
]  # fmt: skip
CALLS = [
    ("get", "tasks/{}"), ("patch", "tasks/{}"), ("delete", "tasks/{}"), ("post", "tasks/{}/retry"), ("post", "tasks/{}/cancel"),
    ("get", "tasks/{}/logs"), ("get", "tasks/{}/result"), ("get", "tasks/{}/files/source"), ("get", "tasks/{}/files/%00"),
    ("post", "queue/{}/heartbeat"), ("post", "queue/{}/complete"), ("post", "queue/{}/fail"), ("delete", "database/task/{}"),
]  # fmt: skip


@pytest.mark.parametrize("slash", ["", "/"])
@pytest.mark.parametrize("task_id", UNKNOWN)
@pytest.mark.parametrize(("method", "path"), CALLS)
def test_an_unknown_task(client: Client, task_id: str, method: str, path: str, slash: str) -> None:
    answer = getattr(client, method)(f"/api/v1/{path.format(task_id)}{slash}", content_type="application/json")
    refusal(answer, 404, "unknown_task")


@pytest.mark.parametrize("task_id", UNKNOWN)
def test_an_unknown_task_or_batch_in_other_places(client: Client, task_id: str) -> None:
    refusal(client.get(f"/api/v1/tasks/compare?a={task_id}&b={task_id}"), 404, "unknown_task")
    refusal(client.get(f"/api/v1/tasks/batches/{task_id}"), 404, "unknown_batch")
    for page in ("tasks/{}", "results/{}", "results/{}/chapters/1"):
        assert client.get(f"/{page.format(task_id)}").status_code == 404
        answer = client.get(f"/{page.format(task_id)}", headers={"accept": "application/json"})
        assert (answer.status_code, answer.json()["code"]) == (404, "unknown_task")


@pytest.mark.parametrize("task_id", UNKNOWN)
@pytest.mark.parametrize(("method", "path"), [("get", "tasks/{}/retry"), ("put", "tasks/{}"), ("get", "queue/{}/fail")])
def test_a_method_that_is_not_there_for_an_unknown_task(client: Client, task_id: str, method: str, path: str) -> None:
    refusal(getattr(client, method)(f"/api/v1/{path.format(task_id)}"), 405, "method_not_allowed")


@pytest.mark.parametrize(
    "path",
    ["", "nothing", "tasks/task-1700000000-000000000/nonsense", "tasks/x/nonsense", "queue/x", "queue/x/y", "database/task", "tasks/batches", "%00", "tasks//", "%ff%fe"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
def test_an_unknown_address(client: Client, path: str, method: str) -> None:
    refusal(getattr(client, method)(f"/api/v1/{path}"), 404, "not_found")


@pytest.mark.parametrize(
    "query",
    [
        "page=0", "page=-1", "page=x", "page=1.5", "page=99999999999999999999999", "page=%00", "page=١", "page_size=0",
        "page_size=101", "page_size=1e2", "status=done", "status=PENDING", "status=%00", "sort_by=id", "sort_by=password",
        "order=up", "q=%00", "q=" + "x" * 300, "cursor=!!!", "cursor=" + "W" * 1900, "cursor=%00",
        "cursor=WyJmaWxlX25hbWUiLCAiYSIsICJiIl0=", "cursor=WyJ1cGxvYWRlZF9hdCIsICIwMDAxLTAxLTAxVDAwOjAwOjAwKzE0OjAwIiwgImEiXQ==",
    ],
)  # fmt: skip
def test_a_query_that_cannot_be_taken(client: Client, query: str) -> None:
    body = refusal(client.get(f"/api/v1/tasks/?{query}"), 400, "invalid")
    assert list(body["errors"]) == [query.partition("=")[0]]


@pytest.mark.parametrize(
    "query",
    [
        "q=%ff%fe",
        "q=%",
        "q=%25",
        "q=_",
        "q='--",
        "nonsense=1",
        "page=",
        "status=",
        "q=" + "书" * 255,
        "&&&",
        "page=1000000000",
    ],
)
def test_a_query_that_is_odd_but_harmless(client: Client, query: str) -> None:
    make_task()
    assert client.get(f"/api/v1/tasks?{query}").status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"null", b"[]", b"1", b'"text"', b"{}", b'{"unknown": 1}', b"\xff\xfe", b"\x00", b'{"status": "done"}',
        b'{"status": null}', b'{"status": ["pending"]}', b'{"progress": 101}', b'{"progress": -1}', b'{"progress": "x"}',
        b'{"progress": 1e999}', b'{"progress": ' + b"9" * 500 + b"}", b'{"progress": true}', b'{"progress": NaN}', b'{"stage": "' + b"x" * 41 + b'"}',
        b'{"stage": "a\\u0000b"}', b'{"error_message": "\\ud800"}', b'{"stage": null}', b'{"result_url": "javascript:alert(1)"}',
        b'{"result_url": " java\\tscript:alert(1)"}', b'{"result_url": "data:text/html,x"}', b'{"result_url": {"a": 1}}',
        b'{"priority": 99999999999}', b'{"x":' * 20000 + b"1" + b"}" * 20000, b"[" * 20000, b'{"a": "\\u0000", "progress": 1}',
    ],
    ids=lambda body: repr(body[:40]),
)  # fmt: skip
def test_a_patch_that_cannot_be_taken(client: Client, body: bytes) -> None:
    task = make_task()
    answer = client.patch(f"/api/v1/tasks/{task.id}", body, content_type="application/json")
    refusal(answer, 400, "malformed" if answer.json()["code"] == "malformed" else "invalid")
    task.refresh_from_db()
    assert (task.status, task.revision) == ("pending", 1)


def test_a_body_of_a_foreign_type(client: Client) -> None:
    task = make_task()
    refusal(
        client.patch(f"/api/v1/tasks/{task.id}", "progress=5", content_type="text/xml"), 415, "unsupported_media_type"
    )


@pytest.mark.parametrize(
    "query", ["after=-1", "after=x", "after=9223372036854775808", "level=loud", "limit=0", "limit=1001"]
)
def test_a_log_query_that_cannot_be_taken(client: Client, query: str) -> None:
    refusal(client.get(f"/api/v1/tasks/{make_task().id}/logs?{query}"), 400, "invalid")


WRONG = [
    ("put", "tasks"), ("delete", "tasks"), ("patch", "tasks"), ("post", "tasks"), ("get", "tasks/upload"), ("post", "tasks/statistics"),
    ("put", "tasks/{id}"), ("post", "tasks/{id}"), ("get", "tasks/{id}/retry"), ("get", "tasks/{id}/cancel"), ("delete", "tasks/{id}/logs"),
    ("post", "tasks/{id}/result"), ("delete", "tasks/{id}/files/source"), ("get", "tasks/batch"), ("post", "tasks/export"), ("get", "tasks/import"),
    ("delete", "tasks/compare"), ("delete", "tasks/batches/x"), ("patch", "tasks/upload"), ("get", "queue/claim"), ("get", "database/task/{id}"),
]  # fmt: skip


@pytest.mark.parametrize("slash", ["", "/"])
@pytest.mark.parametrize(("method", "path"), WRONG)
def test_a_method_that_is_not_there(client: Client, method: str, path: str, slash: str) -> None:
    answer = getattr(client, method)("/api/v1/" + path.format(id=make_task().id) + slash)
    refusal(answer, 405, "method_not_allowed")
    assert answer["Allow"]


@pytest.mark.parametrize("slash", ["", "/"])
@pytest.mark.parametrize("path", ["tasks", "tasks/statistics", "tasks/{id}", "tasks/{id}/logs", "tasks/{id}/result"])
def test_both_slash_forms_head_and_options(client: Client, path: str, slash: str) -> None:
    task = make_finished_task()
    from tasks.models import TaskResult

    TaskResult.objects.create(task=task)
    address = "/api/v1/" + path.format(id=task.id) + slash
    assert client.get(address).status_code == 200
    head = client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    options = client.options(address)
    assert options.status_code == 200 and "GET" in options["Allow"]


@pytest.mark.parametrize("name", ["nothing", "..", "%00", "..%2f..%2fmanage.py", "report.json%00", "x" * 400, "%ff"])
def test_a_file_that_is_not_there(client: Client, name: str) -> None:
    answer = client.get(f"/api/v1/tasks/{make_task(content=b'text').id}/files/{name}")
    assert refusal(answer, 404, answer.json()["code"])["code"] in ("unknown_file", "not_found", "unknown_task")


def test_json_is_answered_whatever_is_asked_for(client: Client) -> None:
    answer: Any = client.get("/api/v1/tasks/nothing", headers={"accept": "text/html"})
    assert json.loads(answer.content)["code"] == "unknown_task"


def test_a_foreign_host_name(client: Client) -> None:
    refusal(client.get("/api/v1/tasks/", headers={"host": "evil.example"}), 400, "malformed")


def test_too_many_parameters(client: Client) -> None:
    refusal(client.get("/api/v1/tasks/?" + "a=1&" * 2000), 400, "malformed")


@pytest.mark.parametrize("path", ["/login/", "/admin/login/"])
def test_a_form_with_a_file_on_a_page(client: Client, path: str) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile as File

    assert client.post(path, {"username": "x\x00", "password": "y", "f": File("a.exe", b"MZ")}).status_code < 500
