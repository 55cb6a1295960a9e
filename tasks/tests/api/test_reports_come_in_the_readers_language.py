"""`report.html` and `report.md` with `language`; the files of others and other files are what they are."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from tasks.models import StoredFile, Task, TaskResult
from tasks.tests.analysis import books
from tasks.tests.api.conftest import fetch, refusal
from tasks.tests.factories import make_analysed_task, make_finished_task

pytestmark = pytest.mark.django_db

NOVEL = books.novel(5).replace("Chapter 4\n", "").encode()
KINDS = {"report.html": "text/html; charset=utf-8", "report.md": "text/markdown; charset=utf-8"}
SAYS = {"report.html": "<h2>问题</h2>", "report.md": "## 问题"}


@pytest.fixture
def task() -> Task:
    return make_analysed_task(NOVEL, file_name="orchard.txt")


def get(client: Client, task: Task, name: str = "report.html", query: str = "language=zh-hans", **headers: str) -> Any:
    return client.get(f"/api/v1/tasks/{task.id}/files/{name}?{query}", headers=headers)


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize("name", KINDS)
def test_it_is_chinese_where_chinese_is_asked_for(client: Client, task: Task, name: str) -> None:
    answer = get(client, task, name)
    content = body(answer)
    assert (answer.status_code, answer["Content-Type"], answer["Content-Language"]) == (200, KINDS[name], "zh-Hans")
    assert answer["Content-Length"] == str(len(content))
    assert SAYS[name] in content.decode()
    assert "缺失的章节" in content.decode() and "Missing chapters" not in content.decode()
    assert body(get(client, task, name)) == content


def test_the_page_and_what_it_quotes_each_name_their_language(client: Client, task: Task) -> None:
    page = body(get(client, task)).decode()
    assert '<html lang="zh-Hans">' in page
    assert '<b lang="en">Anna</b>' in page
    assert re.search(r'<blockquote lang="en">[^<]*stones', page)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("query", ["", "language=", "language=en"])
def test_english_is_the_file_that_was_stored(client: Client, task: Task, name: str, query: str) -> None:
    row = StoredFile.objects.get(task=task, stored_name=name)
    with default_storage.open(row.storage_path) as file:
        stored = file.read()
    assert fetch(client, f"/api/v1/tasks/{task.id}/files/{name}?{query}") == stored
    assert get(client, task, name, query)["ETag"] == f'"{row.checksum}"'


@pytest.mark.parametrize("language", ["fr", "zh", "zh-Hans", "zh-hans ", "\x00"])
@pytest.mark.parametrize("name", ["report.html", "clean.txt"])
def test_a_language_that_is_not_offered(client: Client, task: Task, name: str, language: str) -> None:
    answer = client.get(f"/api/v1/tasks/{task.id}/files/{name}", {"language": language})
    said = refusal(answer, 400, "invalid")
    assert said["errors"] == {"language": ["language must be one of en, zh-hans."]}


@pytest.mark.parametrize("name", ["source", "report.json", "clean.txt", "cast.csv"])
def test_other_files_have_one_form_for_all(client: Client, task: Task, name: str) -> None:
    url = f"/api/v1/tasks/{task.id}/files/{name}"
    assert fetch(client, f"{url}?language=zh-hans") == fetch(client, url)


def test_it_has_an_etag_of_its_own(client: Client, task: Task) -> None:
    tags = [get(client, task, name, query)["ETag"] for name in KINDS for query in ("", "language=zh-hans")]
    assert len(set(tags)) == 4
    again = get(client, task, **{"if-none-match": tags[1]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tags[1])
    assert get(client, task, **{"if-none-match": tags[0]}).status_code == 200
    assert get(client, task, query="", **{"if-none-match": tags[1]}).status_code != 304


def test_the_etag_changes_with_the_report_and_with_the_words(
    client: Client, task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = get(client, task)["ETag"]
    result = TaskResult.objects.get(task=task)
    report = json.loads(result.full_content)
    report["scores"]["quality"]["value"] = 0.12
    result.full_content = json.dumps(report)
    result.save()
    changed = get(client, task)["ETag"]
    assert changed != before
    monkeypatch.setattr("tasks.web.report.translated.translation.gettext", lambda message: message.upper())
    assert get(client, task)["ETag"] not in (before, changed)


def test_a_range_of_it(client: Client, task: Task) -> None:
    whole = body(get(client, task))
    part = get(client, task, range="bytes=0-99")
    assert (part.status_code, body(part)) == (206, whole[:100])
    assert part["Content-Range"] == f"bytes 0-99/{len(whole)}"
    refusal(get(client, task, range=f"bytes={len(whole)}-"), 416, "range_not_satisfiable")


def test_nothing_of_it_runs_in_our_origin_and_its_own_style_holds(client: Client, task: Task) -> None:
    answer = get(client, task)
    style = body(answer).decode().partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; sandbox"
    assert answer["Content-Security-Policy"] == policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    ("name", "query", "disposition"),
    [
        ("report.html", "language=zh-hans", "inline"),
        ("report.html", "language=zh-hans&download", "attachment"),
        ("report.md", "language=zh-hans", "attachment"),
    ],
)
def test_it_is_shown_or_saved_as_the_english_one(
    client: Client, task: Task, name: str, query: str, disposition: str
) -> None:
    assert get(client, task, name, query)["Content-Disposition"] == f'{disposition}; filename="{name}"'


def test_a_source_that_is_gone(client: Client, task: Task) -> None:
    default_storage.delete(StoredFile.objects.get(task=task, stored_name="source").storage_path)
    refusal(get(client, task), 404, "file_gone")
    assert get(client, task, query="").status_code in (200, 302)


def test_a_source_that_was_altered(client: Client, task: Task) -> None:
    path = StoredFile.objects.get(task=task, stored_name="source").storage_path
    default_storage.delete(path)
    default_storage.save(path, ContentFile(b"somebody else's text"))
    refusal(get(client, task), 404, "file_gone")


def test_a_file_that_a_task_has_not(client: Client) -> None:
    refusal(get(client, make_finished_task(content=b"text")), 404, "unknown_file")


@pytest.mark.parametrize(
    "report",
    [None, {"a": 1}, [], {"schema": "novel-report/1", "chapters": [1]}, {"schema": "novel-report/1", "source": []}],
    ids=lambda report: json.dumps(report),
)
def test_what_an_external_worker_hands_in_comes_as_it_is(client: Client, report: Any) -> None:
    task = make_finished_task(content=b"text")
    path = default_storage.save("results/x/report.html", ContentFile(b"<p>Theirs"))
    StoredFile.objects.create(task=task, storage_path=path, original_name="report.html", stored_name="report.html", content_type="text/html", file_size=9, checksum="1" * 64)  # fmt: skip
    TaskResult.objects.create(task=task, full_content="" if report is None else json.dumps(report))
    assert fetch(client, f"/api/v1/tasks/{task.id}/files/report.html?language=zh-hans") == b"<p>Theirs"
