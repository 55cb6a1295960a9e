from __future__ import annotations

import pytest
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families as parse

from tasks.tests.factories import make_finished_task, make_task

pytestmark = pytest.mark.django_db


def read(client: Client) -> dict[str, float]:
    answer = client.get("/metrics")
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/plain")
    found = {}
    for family in parse(answer.content.decode()):
        for sample in family.samples:
            found[sample.name + "".join(f" {key}={value}" for key, value in sorted(sample.labels.items()))] = (
                sample.value
            )
    return found


def test_what_is_told(client: Client) -> None:
    make_task()
    make_finished_task()
    make_finished_task(status="failed")
    found = read(client)
    assert found["novel_tasks_database_up"] == 1
    assert [
        found[f"novel_tasks_tasks status={status}"] for status in ("pending", "processing", "completed", "failed")
    ] == [1, 0, 1, 1]
    assert found["novel_tasks_queue_depth"] == 1 and found["novel_tasks_tasks_per_hour"] == 2
    assert found["process_resident_memory_bytes"] > 0


def test_requests_are_counted_by_view_not_by_address(client: Client) -> None:
    name = "novel_tasks_http_requests_total method=GET status=404 view=task-detail"
    before = read(client).get(name, 0)
    for number in range(3):
        client.get(f"/api/v1/tasks/task-1-{number}")
    after = read(client)
    assert after[name] == before + 3
    assert not any("task-1-" in series for series in after)
