"""An external worker may hand in any JSON as its report, and call it what it likes: no page and no call falls over it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from tasks.models import TaskResult
from tasks.tests.factories import make_finished_task

pytestmark = pytest.mark.django_db

OURS = {"schema": "novel-report/1"}
REPORTS: list[Any] = [
    None, {"a": 1}, [], 1, "x", OURS, OURS | {"chapters": [1], "counts": None, "source": []},
    OURS | {"chapters": None, "scores": {"quality": 1}, "source": {"language": {}}, "characters": "x", "counts": {"words": "many"}},
    OURS | {"chapters": [{"index": 1, "start": "-5", "end": 10**30}], "source": {}}, OURS | {"issues": [{"start": "a"}], "counts": {}},
]  # fmt: skip
PATHS = {
    "/results/{0}": 200,
    "/results/{0}/chapters/1": 404,
    "/tasks/{0}": 200,
    "/api/v1/tasks/{0}/result": 200,
    "/api/v1/tasks/compare?a={0}&b={0}": 404,
    "/compare?a={0}&b={0}": 404,
    "/api/v1/tasks/export?format=jsonl": 200,
}


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: json.dumps(report)[:60])
@pytest.mark.parametrize("path", PATHS)
def test_no_page_falls_over_it(client: Client, report: Any, path: str) -> None:
    task = make_finished_task(content=b"Chapter 1\n\nIt was a dark night.\n")
    TaskResult.objects.create(task=task, full_content="" if report is None else json.dumps(report))
    assert client.get(path.format(task.id)).status_code == PATHS[path]
