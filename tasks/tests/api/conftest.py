from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from novel_tasks.testing.stored import stored
from tasks.models import StoredFile, Task

Upload = Callable[..., Any]


@pytest.fixture
def client() -> Client:
    """A client that shows a 500 as an answer, as a real one would see it, instead of raising."""
    return Client(raise_request_exception=False)


@pytest.fixture
def upload(client: Client) -> Upload:
    """Upload bytes under a name; form fields by keyword. Returns the answer."""

    def send(content: bytes = b"Chapter 1\n\nIt was a dark night.\n", name: str = "novel.txt", **fields: Any) -> Any:
        part = SimpleUploadedFile(name, content)
        part._name = name  # as a client sends it: Django's class would have taken the path part away
        return fields.pop("by", client).post("/api/v1/tasks/upload", {"file": part, **fields})

    return send


@pytest.fixture
def nothing_left(media: Path, db: None) -> Iterator[None]:
    """At the end of the test there is no row and no file."""
    yield
    assert not Task.objects.exists()
    assert not StoredFile.objects.exists()
    assert stored(media) == []


@pytest.fixture
def configure(settings: Any) -> Callable[..., None]:
    """Change values of the environment for one test."""

    def change(**values: Any) -> None:
        settings.ENV = replace(settings.ENV, **values)

    return change


def fetch(client: Client, url: str) -> bytes:
    """A download's bytes, from here or from the bucket that it leads to."""
    answer: Any = client.get(url)
    if answer.status_code == 302:
        return httpx.get(answer["Location"]).content
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def refusal(answer: Any, status: int, code: str) -> dict[str, Any]:
    """Assert that this answer is a refusal in the API's own form, and return it."""
    body: dict[str, Any] = answer.json()
    assert (answer.status_code, body.get("code")) == (status, code), body
    assert isinstance(body["detail"], str) and body["detail"].endswith((".", "…"))
    return body
