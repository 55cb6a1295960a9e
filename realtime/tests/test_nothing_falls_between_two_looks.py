"""The hub with a database of the test's own making, which says at each query what the test wants it to have by then."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import Any

import pytest

from realtime import links, overview, queries
from realtime.hub import Hub
from realtime.incoming import Subscribe
from realtime.messages import frame
from realtime.socket import Socket
from realtime.viewer import Viewer

pytestmark = pytest.mark.pure

EVERYTHING = Subscribe((), True, False, 0)


class Link:
    """Hears nothing, or says that it does."""

    is_heard = True

    def start(self) -> None: ...

    def stop(self) -> None: ...

    async def join(self, task_ids: Sequence[str]) -> None: ...

    async def join_all(self) -> None: ...


class Database:
    def __init__(self) -> None:
        self.revisions: dict[str, int] = {}
        self.log: list[str] = []  # ids of tasks; a line's own id is its place
        self.on_overview: Callable[[], None] = lambda: None

    def overview(self) -> list[str]:
        found = list(self.revisions)
        self.on_overview()
        return found

    def snapshots(self, task_ids: Sequence[str]) -> list[dict[str, Any]]:
        return [snapshot(one, self.revisions[one]) for one in task_ids if one in self.revisions]

    def revisions_of(self, task_ids: Sequence[str]) -> dict[str, int]:
        return {one: self.revisions[one] for one in task_ids if one in self.revisions}

    def logged_since(self, log_id: int) -> tuple[int, list[str]]:
        return len(self.log), self.log[log_id:]


def snapshot(task_id: str, revision: int, status: str = "pending") -> dict[str, Any]:
    nothing = dict.fromkeys(("result_url", "error_message", "queue_position", "user_id"))
    return {"id": task_id, "revision": revision, "status": status, "progress": 0, "stage": "", "attempt": 0, **nothing}


@pytest.fixture
def base(monkeypatch: pytest.MonkeyPatch) -> Database:
    made = Database()
    monkeypatch.setattr(queries, "overview", made.overview)
    monkeypatch.setattr(queries, "snapshots", made.snapshots)
    monkeypatch.setattr(queries, "revisions", made.revisions_of)
    monkeypatch.setattr(queries, "last_log_id", lambda: len(made.log))
    monkeypatch.setattr(queries, "tasks_logged_since", made.logged_since)
    return made


@pytest.fixture
async def hub(base: Database, monkeypatch: pytest.MonkeyPatch) -> Hub:
    monkeypatch.setattr(links, "choose", lambda hub: Link())
    return Hub(asyncio.get_running_loop())


@pytest.fixture
def heard() -> list[tuple[str, int]]:
    return []


@pytest.fixture
async def socket(hub: Hub, heard: list[tuple[str, int]]) -> AsyncIterator[Socket]:
    async def send(message: Mapping[str, Any]) -> None:
        told = json.loads(message["text"])
        if told["type"] == "task_update":
            heard.append((told["task_id"], told["revision"]))

    made = Socket(send, Viewer())
    hub.add(made)
    yield made
    hub.remove(made)
    hub.check.stop()


async def until(condition: Callable[[], Any]) -> None:
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_a_task_made_after_the_overview_was_read_and_before_the_log_is_looked_at(
    base: Database, hub: Hub, socket: Socket, heard: list[tuple[str, int]]
) -> None:
    """Its line in the log is older than the first look there; nothing else would ever name it."""
    base.revisions["task-before"] = 1

    def meanwhile() -> None:
        base.revisions["task-between"] = 1
        base.log.append("task-between")

    base.on_overview = meanwhile
    hub.subscribe(socket, EVERYTHING)
    await until(lambda: ("task-before", 1) in heard and ("task-between", 1) in heard)


async def test_what_the_log_did_not_tell_while_a_link_was_away(
    base: Database, hub: Hub, socket: Socket, heard: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.subscribe(socket, EVERYTHING)
    await until(lambda: hub.check._last_log_id is not None)
    monkeypatch.setattr(Link, "is_heard", False)
    hub.check.nudge()
    await until(lambda: not hub.check._was_heard)
    base.revisions["task-late"] = 1  # its line came far behind its neighbours: the look at the log has passed it
    monkeypatch.setattr(Link, "is_heard", True)
    hub.check.nudge()
    await until(lambda: ("task-late", 1) in heard)


async def test_one_task_more_than_are_kept(
    base: Database, hub: Hub, socket: Socket, heard: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Making room for it must not remove the very task that is asked for."""
    monkeypatch.setattr(overview, "MAX_TOPICS", 20)
    base.revisions = {f"task-{number:03}": 1 for number in range(100, 150)}
    hub.subscribe(socket, EVERYTHING)
    await until(lambda: len(heard) >= 50)
    base.revisions["task-000"] = 7
    hub.subscribe(socket, Subscribe(("task-000",), False, False, 0))
    await until(lambda: ("task-000", 7) in heard)


async def test_a_first_state_whose_reading_went_wrong_is_read_again(
    base: Database, hub: Hub, socket: Socket, heard: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    base.revisions["task-1"] = 3
    original, failures = hub.hear, iter([RuntimeError("a mistake in the program")])

    def hear(changes: Any) -> None:
        if failure := next(failures, None):
            raise failure
        original(changes)

    monkeypatch.setattr(hub, "hear", hear)
    hub.subscribe(socket, Subscribe(("task-1",), False, False, 0))
    await until(lambda: ("task-1", 3) in heard)


async def test_a_line_that_utf_8_cannot_hold_is_told_all_the_same() -> None:
    made = frame({"type": "task_log", "message": "half a pair: \ud83d"})
    assert json.loads(made.sending["text"])["message"] == "half a pair: \ud83d"
    assert made.wire.endswith(made.sending["text"].encode())
