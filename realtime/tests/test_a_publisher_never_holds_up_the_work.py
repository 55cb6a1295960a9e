from __future__ import annotations

import threading
from typing import Any

import pytest

from realtime import links, publisher
from realtime.outbox import INTERVAL_SECONDS, Outbox

pytestmark = pytest.mark.pure


def change(revision: int, status: str = "processing", task_id: str = "task-1", attempt: int = 1) -> dict[str, Any]:
    return {"id": task_id, "revision": revision, "status": status, "attempt": attempt}


def test_progress_is_said_ten_times_a_second_and_the_newest_wins() -> None:
    box = Outbox()
    box.put([change(2)], now=100.0)
    assert box.take(100.0) == ([change(2)], [])
    for revision in range(3, 9):
        box.put([change(revision)], now=100.0 + revision / 1000)
    assert box.take(100.05) == ([], [])
    assert box.seconds_to_next(100.05) == pytest.approx(INTERVAL_SECONDS - 0.05)
    assert box.take(100.0 + INTERVAL_SECONDS) == ([change(8)], [])
    assert box.seconds_to_next(101.0) is None


def test_a_change_of_status_or_attempt_is_said_at_once() -> None:
    for urgent in (change(3, "completed"), change(3, "pending"), change(3, attempt=2)):
        box = Outbox()
        box.put([change(2)], now=100.0)
        box.take(100.0)
        box.put([urgent], now=100.01)
        assert box.take(100.01) == ([urgent], [])


def test_what_a_server_was_asked_for_is_said_at_once() -> None:
    box = Outbox()
    box.put([change(2)], now=100.0)
    box.take(100.0)
    box.put([change(3)], now=100.01, at_once=True)
    assert box.take(100.01) == ([change(3)], [])


def test_an_older_state_never_replaces_a_newer_one() -> None:
    box = Outbox()
    box.put([change(5)], now=1.0)
    box.put([change(4)], now=1.0)
    box.put_back([change(3)], [], due=1.0)
    assert box.take(1.0) == ([change(5)], [])


def test_of_a_deleted_task_only_that_is_said() -> None:
    box = Outbox()
    box.put([change(5)], now=1.0)
    box.put_deleted(["task-1"])
    box.put([change(6)], now=1.0)
    assert box.take(1.0) == ([], ["task-1"])


class _Hanging:
    """A sender whose other end does not answer until it is let go."""

    def __init__(self) -> None:
        self.entered, self.let_go = threading.Event(), threading.Event()
        self.said: list[dict[str, Any]] = []

    def send(self, changes: Any, deleted: Any) -> None:
        self.entered.set()
        assert self.let_go.wait(20)
        self.said += changes

    def close(self) -> None:
        pass


def test_the_thread_that_changes_tasks_does_not_wait_for_a_link_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    sender = _Hanging()
    monkeypatch.setattr(links, "sends", lambda: True)
    monkeypatch.setattr(links, "choose_sender", lambda: sender)
    it = publisher.Publisher()
    it.changed([change(1)])
    assert sender.entered.wait(20)
    for revision in range(2, 1000):  # while the other thread hangs: would this wait, the test would never end
        it.changed([change(revision, "pending")])
    assert not sender.said
    sender.let_go.set()
    it.close(20)
    assert sender.said == [change(1), change(999, "pending")]


def test_what_could_not_be_sent_is_sent_when_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[dict[str, Any]] = []
    failures = iter([ConnectionError("away"), TimeoutError("slow")])

    class Failing(_Hanging):
        def send(self, changes: Any, deleted: Any) -> None:
            if problem := next(failures, None):
                raise problem
            said.extend(changes)
            self.entered.set()

    sender = Failing()
    monkeypatch.setattr(links, "sends", lambda: True)
    monkeypatch.setattr(links, "choose_sender", lambda: sender)
    monkeypatch.setattr(publisher, "PAUSE_SECONDS", 0.01)
    it = publisher.Publisher()
    it.changed([change(1)])
    assert sender.entered.wait(20)
    it.close(20)
    assert said == [change(1)]
