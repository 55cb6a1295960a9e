"""For every kind of change: the first state plus what came after it is the state that the database holds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from realtime.tests.installation import Watched
from realtime.tests.watcher import Watcher

SHOWN = ("status", "progress", "result_url", "error_message", "revision", "stage", "attempt", "queue_position")
Change = Callable[[Watched, str], Any]


def _claimed(it: Watched, task_id: str) -> None:
    while task_id not in it.call("claim", 10):
        pass


def _done(it: Watched, task_id: str) -> None:
    _claimed(it, task_id)
    it.call("complete", task_id)


def _leased(it: Watched, task_id: str) -> dict[str, str]:
    """Taken over HTTP by a worker of another language; its lease."""
    it.patch(task_id, priority=1_000)
    while True:
        granted = it.post("queue/claim", worker="elsewhere")
        if granted["task"]["id"] == task_id:
            return {"lease_token": granted["lease_token"]}


def _leased_and(*calls: tuple[str, dict[str, Any]]) -> Change:
    def change(it: Watched, task_id: str) -> None:
        lease = _leased(it, task_id)
        for call, fields in calls:
            it.post(f"queue/{task_id}/{call}", **lease, **fields)

    return change


_HEARTBEAT = ("heartbeat", {"progress": 40, "stage": "chapters", "message": "Half of it."})
EXTERNAL = {
    "leased over HTTP": (_leased_and(_HEARTBEAT),),
    "completed over HTTP": (_leased_and(_HEARTBEAT, ("complete", {"result_url": "https://example.org/r"})),),
    "failed over HTTP for good": (_leased_and(("fail", {"error_message": "No ink.", "permanent": True})),),
}
CHANGES: dict[str, tuple[Change, ...]] = {
    "claim": (_claimed,),
    "progress": (_claimed, lambda it, t: it.call("progress", t, 30, "chapters")),
    "complete": (_done,),
    "failed for good": (_claimed, lambda it, t: it.call("fail", t, True)),
    "failed and back in line": (_claimed, lambda it, t: it.call("fail", t)),
    "its worker died": (_claimed, lambda it, t: it.call("lose", t)),
    "given back": (_claimed, lambda it, t: it.call("release", t)),
    "cancelled while it waits": (lambda it, t: it.call("cancel", t),),
    "cancelled while it runs": (_claimed, lambda it, t: it.call("cancel", t)),
    "put in line again": (_done, lambda it, t: it.call("retry", t)),
    "priority": (lambda it, t: it.call("patch", t, {"priority": 7}),),
    "driven from outside": (
        lambda it, t: it.call("patch", t, {"status": "processing", "progress": 5}),
        lambda it, t: it.call("patch", t, {"progress": 50, "stage": "half"}),
        lambda it, t: it.call("patch", t, {"status": "completed", "result_url": "https://example.org/r"}),
    ),
    "driven over HTTP": (
        lambda it, t: it.patch(t, status="processing"),
        lambda it, t: it.patch(t, status="failed", error_message="Out of paper."),
    ),
    "cancelled over HTTP": (lambda it, t: it.post(f"tasks/{t}/cancel"),),
    "put in line again over HTTP": (_done, lambda it, t: it.post(f"tasks/{t}/retry")),
    **EXTERNAL,
}


@pytest.mark.parametrize("name", CHANGES)
async def test_change(installation: Watched, name: str) -> None:
    [task_id] = installation.call("make", processor="external" if name in EXTERNAL else "")
    async with Watcher(installation.ws) as watcher, Watcher(installation.ws) as watcher_of_all:
        await watcher.subscribe(task_id)
        await watcher_of_all.say("subscribe", task_id="*")
        await watcher_of_all.until(lambda: watcher_of_all.state(task_id), "the first state")
        for change in CHANGES[name]:
            change(installation, task_id)
            [now] = installation.call("state", task_id)
            for one in (watcher, watcher_of_all):
                told = await one.until(lambda one=one, now=now: _at(one, task_id, now["revision"]), name)
                assert {key: told[key] for key in SHOWN} == {key: now[key] for key in SHOWN}
        watcher.assert_revisions_grow()
        watcher_of_all.assert_revisions_grow()
    installation.call("delete", task_id)


def _at(watcher: Watcher, task_id: str, revision: int) -> Any:
    state = watcher.state(task_id)
    return state if state and state["revision"] >= revision else None


async def test_deletion(installation: Watched) -> None:
    [task_id] = installation.call("make")
    async with Watcher(installation.ws) as watcher, Watcher(installation.ws) as watcher_of_all:
        await watcher.subscribe(task_id)
        await watcher_of_all.say("subscribe", task_id="*")
        await watcher_of_all.until(lambda: watcher_of_all.state(task_id), "the first state")
        installation.call("delete", task_id)
        for one in (watcher, watcher_of_all):
            await one.until(lambda one=one: one.of("task_deleted", task_id), "task_deleted")
            assert one.state(task_id) is None
        await watcher.say("subscribe", task_id=task_id)
        [told] = await watcher.until(lambda: watcher.of("error", task_id), "the error")
        assert told["code"] == "unknown_task"


async def test_what_comes_into_being(installation: Watched) -> None:
    """An upload, and an archive of another installation: a watcher of all hears of them without asking."""
    async with Watcher(installation.ws) as watcher:
        await watcher.say("subscribe", task_id="*")
        task_id = await asyncio.to_thread(installation.upload, "A novel. " * 50, processor="external")
        await watcher.until(lambda: watcher.status(task_id) == "pending", "the upload")
        archive = await asyncio.to_thread(httpx.get, f"{installation.url}/api/v1/tasks/export?format=zip", timeout=60)
        installation.call("delete", task_id)
        await watcher.until(lambda: watcher.of("task_deleted", task_id))
        files = {"file": ("tasks.zip", archive.content)}
        answer = await asyncio.to_thread(httpx.post, f"{installation.url}/api/v1/tasks/import", files=files, timeout=60)
        assert answer.status_code == 200, answer.text
        await watcher.until(lambda: watcher.status(task_id) == "pending", "the import")
        [now] = installation.call("state", task_id)
        await watcher.until(lambda: _at(watcher, task_id, now["revision"]))
        told = watcher.state(task_id) or {}
        assert {key: told[key] for key in SHOWN} == {key: now[key] for key in SHOWN}
    installation.call("delete", task_id)
