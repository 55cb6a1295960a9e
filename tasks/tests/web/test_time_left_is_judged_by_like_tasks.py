from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tasks.models import TaskResult, Worker
from tasks.tests.factories import make_finished_task

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    cache.clear()


def took(size: int, milliseconds: int, processor: str = "") -> None:
    task = make_finished_task(file_size=size, processor=processor)
    TaskResult.objects.create(task=task, processing_time_ms=milliseconds)


def typical(client: Client) -> Any:
    return client.get("/typical").json()["typical"]


def test_medians_by_processor_and_magnitude_of_size(client: Client) -> None:
    for size, milliseconds in ((1100, 50), (1200, 70), (1300, 9000), (400_000, 5000), (500_000, 7000)):
        took(size, milliseconds)
    took(1100, 3, "noop")
    assert typical(client) == [
        {"processor": "", "file_size": 1200, "processing_time_ms": 70, "tasks": 3},
        {"processor": "", "file_size": 450_000, "processing_time_ms": 6000, "tasks": 2},
        {"processor": "noop", "file_size": 1100, "processing_time_ms": 3, "tasks": 1},
    ]


def test_where_nothing_has_finished_there_is_nothing_to_judge_by(client: Client) -> None:
    assert typical(client) == []


def test_strangers_learn_nothing(client: Client, settings: Any) -> None:
    from dataclasses import replace

    settings.ENV = replace(settings.ENV, api_auth="required")
    assert client.get("/typical").status_code == 401


def test_how_many_go_on_at_once_is_counted_of_workers_that_live_and_take_tasks(client: Client) -> None:
    assert client.get("/typical").json()["slots"] == 0
    for name, fields in {
        "one": {},
        "two": {},
        "stopping": {"is_stopping": True},
        "idle": {"processor": "external"},
        "dead": {"heartbeat_at": timezone.now() - timedelta(minutes=1)},
    }.items():
        Worker.objects.create(**{"name": name, "pid": 1, "processor": "analysis", "concurrency": 3, **fields})
    assert client.get("/typical").json()["slots"] == 6
