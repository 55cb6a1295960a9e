from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from tasks.models import Task
from tasks.processors import Cannot, Source
from tasks.processors.analysis import process
from tasks.tests.api.conftest import refusal
from tasks.tests.factories import make_finished_task
from tasks.worker.job import Job
from tasks.worker.reporter import PipeReporter

TEXT = "\n\n".join(
    f"CHAPTER {n}\n\n@{n} A sign\n\nIt was a quiet day at the mill, and Margaret knew it." for n in (1, 2, 3)
)


def retry(client: Client, task: Task, **chosen: Any) -> Any:
    return client.post(f"/api/v1/tasks/{task.id}/retry", chosen, content_type="application/json")


def chosen(task: Task) -> dict[str, Any]:
    task.refresh_from_db()
    return dict(task.extra_data)


@pytest.mark.django_db
def test_what_is_chosen_is_kept_until_it_is_taken_back(client: Client) -> None:
    task = make_finished_task(extra_data={"mine": 1})
    assert retry(client, task, chapter_pattern="^@").status_code == 200
    assert chosen(task) == {"mine": 1, "chapter_pattern": "^@"}
    client.post(f"/api/v1/tasks/{task.id}/cancel")
    assert retry(client, task).status_code == 200
    assert chosen(task) == {"mine": 1, "chapter_pattern": "^@"}
    client.post(f"/api/v1/tasks/{task.id}/cancel")
    assert retry(client, task, chapter_rule="titled", chapter_pattern="").status_code == 200
    assert chosen(task) == {"mine": 1, "chapter_rule": "titled"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pattern", "why"),
    [("(a+)+$", "repeats without a bound"), ("(", "not a regular expression"), (r"(?=x)y", "look-around")],
)
def test_a_pattern_that_cannot_be_used_is_refused_and_the_report_stays(client: Client, pattern: str, why: str) -> None:
    task = make_finished_task()
    answer = retry(client, task, chapter_pattern=pattern)
    assert answer.status_code == 400
    assert why in answer.json()["errors"]["chapter_pattern"][0]
    task.refresh_from_db()
    assert task.status == "completed"


@pytest.mark.django_db
def test_a_rule_that_is_no_text_is_refused(client: Client) -> None:
    refusal(retry(client, make_finished_task(), chapter_rule=["x"]), 400, "invalid")


class Pipe:
    def send(self, message: Any, /) -> None:
        """Nobody listens."""


def run(tmp_path: Any, settings: Any, **extra_data: Any) -> Any:
    settings.MEDIA_ROOT = tmp_path
    job = Job("task-1", "token", 1, "analysis", "x.txt", "", None, extra_data)
    source = Source("task-1", "x.txt", 1, extra_data, lambda: TEXT.encode())
    return process(source, PipeReporter(job, Pipe()))


def test_the_analysis_does_as_is_chosen(tmp_path: Any, settings: Any) -> None:
    plain = json.loads(run(tmp_path, settings).full_content)
    signs = json.loads(run(tmp_path, settings, chapter_pattern=r"^@(\d+)").full_content)
    assert [chapter["heading"] for chapter in plain["chapters"]] == ["CHAPTER 1", "CHAPTER 2", "CHAPTER 3"]
    assert [chapter["heading"] for chapter in signs["chapters"]] == ["@1 A sign", "@2 A sign", "@3 A sign"]


@pytest.mark.parametrize("choice", [{"chapter_pattern": "^Akt"}, {"chapter_rule": "stave"}, {"chapter_pattern": 7}])
def test_what_does_not_fit_the_text_is_said_in_a_sentence(tmp_path: Any, settings: Any, choice: Any) -> None:
    with pytest.raises(Cannot, match=r"\w+ \w+.*\.$"):
        run(tmp_path, settings, **choice)
