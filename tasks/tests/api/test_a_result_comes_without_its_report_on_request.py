from __future__ import annotations

import json

import pytest
from django.test import Client

from tasks.models import TaskResult
from tasks.tests.factories import make_analysed_task, make_finished_task

pytestmark = pytest.mark.django_db


def test_the_report_is_left_out_and_all_else_is_there(client: Client) -> None:
    task = make_analysed_task(b"It was a dark and stormy night.")
    TaskResult.objects.update(full_content=json.dumps({"schema": "novel-report/1", "long": "x" * 9999}))
    whole = client.get(f"/api/v1/tasks/{task.id}/result").json()
    assert whole["report"]["long"]
    answer = client.get(f"/api/v1/tasks/{task.id}/result?report=no")
    assert len(answer.content) < 5000
    assert answer.json() == whole | {"report": None}
    assert client.get(f"/api/v1/tasks/{task.id}/result?report=yes").json() == whole


def test_another_word_is_refused(client: Client) -> None:
    answer = client.get(f"/api/v1/tasks/{make_finished_task().id}/result?report=short")
    assert answer.status_code == 400
    assert "yes, no" in answer.json()["errors"]["report"][0]
