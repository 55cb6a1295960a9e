from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from novel_tasks.testing.waiting import until
from tasks import queue
from tasks.models import Worker
from tasks.tests.factories import make_task
from tasks.tests.queue.rows import entry, row, run_out, take
from tasks.worker.heartbeat import Heartbeat
from tasks.worker.identity import identify
from tasks.worker.inbox import Inbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def beating() -> Callable[..., Heartbeat]:
    def make(*leases: queue.Lease) -> Heartbeat:
        heartbeat = Heartbeat(identify("me", 2), Inbox(), lambda: list(leases))
        heartbeat.beat()
        return heartbeat

    return make


def test_it_renews_and_shows_what_runs(beating: Callable[..., Heartbeat]) -> None:
    task = make_task()
    lease = take(task)
    run_out(task)
    beating(lease)
    assert entry(task).expires_at > timezone.now()  # type: ignore[union-attr, operator]
    worker = Worker.objects.get()
    assert worker.running == [task.id] and worker.memory_bytes > 1_000_000 and worker.pid


def test_it_tells_of_leases_that_are_lost() -> None:
    task = make_task()
    lease = take(task)
    queue.cancel(task.id, "somebody")
    inbox = Inbox()
    Heartbeat(identify("me", 1), inbox, lambda: [lease]).beat()
    assert inbox.take(0) == [("lost", {lease})]


def test_it_takes_up_what_the_dead_left(beating: Callable[..., Heartbeat]) -> None:
    task = make_task()
    take(task, "dead")
    run_out(task)
    beating()
    assert row(task).status == "pending"


@pytest.mark.parametrize("clock", ["monotonic", "time"])
def test_after_a_gap_of_its_own_it_gives_the_others_a_beat_to_renew(
    beating: Callable[..., Heartbeat], monkeypatch: pytest.MonkeyPatch, clock: str
) -> None:
    heartbeat = beating()
    task = make_task()
    take(task, "held up by the same outage")
    run_out(task)
    real = getattr(time, clock)
    monkeypatch.setattr(f"tasks.worker.heartbeat.time.{clock}", lambda: real() + 60)
    heartbeat.beat()
    assert row(task).status == "processing", "not yet"
    heartbeat.beat()
    assert row(task).status == "pending", "now"


def test_its_row_comes_back_when_the_others_swept_it(beating: Callable[..., Heartbeat]) -> None:
    heartbeat = beating()
    Worker.objects.all().delete()
    heartbeat.beat()
    assert Worker.objects.get().concurrency == 2


def test_rows_of_the_dead_are_swept(beating: Callable[..., Heartbeat]) -> None:
    heartbeat = beating()
    for name, age in (("dead", 61), ("alive", 20)):
        moment = timezone.now() - timedelta(seconds=age)
        Worker.objects.create(
            name=name, host="h", pid=1, version="1", processor="noop", concurrency=1, heartbeat_at=moment
        )
    heartbeat.beat()
    assert set(Worker.objects.values_list("name", flat=True)) >= {"alive"}
    assert not Worker.objects.filter(name="dead").exists()


@pytest.mark.pure
@pytest.mark.parametrize("error", [OperationalError("away"), RuntimeError("odd"), OSError("/proc")], ids=repr)
def test_no_error_ends_it(monkeypatch: pytest.MonkeyPatch, settings: object, error: Exception) -> None:
    from dataclasses import replace

    settings.ENV = replace(settings.ENV, heartbeat_seconds=0.01)  # type: ignore[attr-defined]
    beats: list[int] = []
    heartbeat = Heartbeat(identify("me", 1), Inbox(), list)

    def beat() -> None:
        beats.append(1)
        raise error

    monkeypatch.setattr(heartbeat, "beat", beat)
    monkeypatch.setattr(heartbeat, "_keep_row", lambda: None)
    heartbeat.start()
    until(lambda: len(beats) >= 3, "it to beat on")
    heartbeat.stop()
