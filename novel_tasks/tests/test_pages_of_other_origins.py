from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tasks.models import Task

pytestmark = pytest.mark.django_db

FRIEND = "http://localhost:5174"


def test_a_preflight_of_the_front_end(client: Client) -> None:
    answer = client.options(
        "/api/v1/tasks/upload",
        headers={
            "origin": FRIEND,
            "access-control-request-method": "POST",
            "access-control-request-headers": "content-type",
        },
    )
    assert answer.status_code == 204
    assert answer["Access-Control-Allow-Origin"] == FRIEND
    assert (
        "PATCH" in answer["Access-Control-Allow-Methods"] and "authorization" in answer["Access-Control-Allow-Headers"]
    )


def test_a_preflight_for_headers_of_the_pages_own(client: Client) -> None:
    answer = client.options(
        "/api/v1/tasks/task-1-1",
        headers={
            "origin": FRIEND,
            "access-control-request-method": "PATCH",
            "access-control-request-headers": "Content-Type, X-Requested-With, traceparent",
        },
    )
    allowed = answer["Access-Control-Allow-Headers"].split(", ")
    assert {"content-type", "x-requested-with", "traceparent"} <= set(allowed)
    assert answer["Access-Control-Allow-Credentials"] == "true"
    assert "Access-Control-Request-Headers" in answer["Vary"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/api/v1/tasks/?page=0", 400), ("get", "/api/v1/tasks/task-1-1", 404), ("put", "/api/v1/tasks/", 405),
        ("post", "/api/v1/tasks/upload", 415), ("get", "/api/v1/nothing", 404), ("post", "/api/v1/queue/claim", 400),
    ],
)  # fmt: skip
@pytest.mark.parametrize("slash", ["", "/"])
def test_refusals_can_be_read_too(client: Client, method: str, path: str, status: int, slash: str) -> None:
    if "?" not in path:
        path = path.rstrip("/") + slash
    answer = getattr(client, method)(path, "{", content_type="application/json", headers={"origin": FRIEND}) if method == "post" else getattr(client, method)(path, headers={"origin": FRIEND})  # fmt: skip
    assert answer.status_code == status and answer.json()["code"]
    assert answer["Access-Control-Allow-Origin"] == FRIEND
    assert answer["Access-Control-Allow-Credentials"] == "true"


def test_a_failure_of_ours_and_one_of_sign_in_can_be_read_too(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tasks.api import tasks as views

    client.raise_request_exception = False

    def broken(user: Any) -> Any:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(views, "statistics", broken)
        failed = client.get("/api/v1/tasks/statistics", headers={"origin": FRIEND})
    settings.ENV = replace(settings.ENV, api_auth="required")
    refused = client.get("/api/v1/tasks/statistics", headers={"origin": FRIEND})
    assert (failed.status_code, refused.status_code) == (500, 401)
    assert failed["Access-Control-Allow-Origin"] == refused["Access-Control-Allow-Origin"] == FRIEND


@pytest.mark.parametrize("path", ["/api/v1/tasks/", "/api/v1/tasks/task-1-1", "/health"])
def test_the_front_end_may_read(client: Client, path: str) -> None:
    answer = client.get(path, headers={"origin": FRIEND})
    assert answer["Access-Control-Allow-Origin"] == FRIEND
    assert "Origin" in answer["Vary"]


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:5174.evil.example", "\xff"])
def test_a_foreign_page_may_neither_read_nor_write(client: Client, origin: str) -> None:
    read = client.get("/api/v1/tasks/", headers={"origin": origin})
    assert "Access-Control-Allow-Origin" not in read
    # A form of a foreign page would need no preflight, and without sign-in no cookie either.
    file = SimpleUploadedFile("novel.txt", b"It was a dark night.\n")
    answer: Any = client.post("/api/v1/tasks/upload", {"file": file}, headers={"origin": origin})
    assert (answer.status_code, answer.json()["code"]) == (403, "foreign_origin")
    assert not Task.objects.exists()


@pytest.mark.parametrize("origin", [FRIEND, "http://testserver", None])
def test_friends_and_programs_may_write(client: Client, settings: Any, origin: str | None) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    file = SimpleUploadedFile("novel.txt", b"It was a dark night.\n")
    headers = {"host": "testserver"} | ({"origin": origin} if origin else {})
    assert client.post("/api/v1/tasks/upload", {"file": file}, headers=headers).status_code == 200
