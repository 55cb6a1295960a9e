"""… and the connection lives on."""

from __future__ import annotations

import json
from typing import Any

import pytest

from realtime.limits import MAX_MESSAGE_BYTES, MAX_SUBSCRIPTIONS, MESSAGES_AT_ONCE
from realtime.tests.installation import Watched
from realtime.tests.watcher import Watcher

INVALID: dict[str, str | bytes] = {
    "no JSON": "hello",
    "empty": "",
    "no object": "[1, 2]",
    "nested deeply": "[" * 30_000,
    "no type": "{}",
    "a type that is a list": '{"type": []}',
    "an unknown type": '{"type": "shout"}',
    "binary": b"\x00\x01",
    "no task": '{"type": "subscribe"}',
    "a task that is a number": '{"type": "subscribe", "task_id": 5}',
    "tasks that are no list": '{"type": "subscribe", "task_ids": "task-1"}',
    "an empty list": '{"type": "subscribe", "task_ids": []}',
    "an empty id": '{"type": "subscribe", "task_id": ""}',
    "logs that are a text": '{"type": "subscribe", "task_id": "task-1", "logs": "yes"}',
    "after that is negative": '{"type": "subscribe", "task_id": "task-1", "logs": true, "after": -1}',
    "after that is no number": '{"type": "subscribe", "task_id": "task-1", "logs": true, "after": true}',
    "after that fits no database": '{"type": "subscribe", "task_id": "task-1", "logs": true, "after": 9223372036854775808}',
    "the logs of all tasks": '{"type": "subscribe", "task_id": "*", "logs": true}',
    "a number of five thousand digits": '{"type": "subscribe", "task_id": ' + "9" * 5000 + "}",
}


async def _error_for(it: Watched, text: str | bytes) -> dict[str, Any]:
    async with Watcher(it.ws) as watcher:
        await watcher.say_raw(text)
        [told] = await watcher.until(lambda: watcher.of("error"), "the error")
        await watcher.say("ping")
        await watcher.until(lambda: watcher.of("pong"), "the pong")
        assert set(told) >= {"type", "code", "detail"}
        return dict(told)


@pytest.mark.parametrize("name", INVALID)
async def test_that_says_what_would_be_right(local: Watched, name: str) -> None:
    assert (await _error_for(local, INVALID[name]))["code"] == "invalid_message"


@pytest.mark.parametrize("task_id", ["task-1-000000000", "x", "a\x00b", "\ud800", "小说", "z" * 5000, "' OR 1=1 --"])
async def test_for_a_task_that_is_not_there(installation: Watched, task_id: str) -> None:
    told = await _error_for(installation, json.dumps({"type": "subscribe", "task_id": task_id}))
    assert told["code"] == "unknown_task"
    assert told["task_id"] == task_id[:100]


async def test_that_is_too_large(local: Watched) -> None:
    text = json.dumps({"type": "ping", "more": "x" * MAX_MESSAGE_BYTES})
    assert (await _error_for(local, text))["code"] == "message_too_large"


@pytest.mark.parametrize("message", ["x" * (1024 * 1024 + 1), b"x" * 2_000_000], ids=["text", "binary"])
async def test_that_is_far_too_large_ends_the_connection(local: Watched, message: str | bytes) -> None:
    assert (await _error_for(local, message[: 1024 * 1024]))["code"] in ("message_too_large", "invalid_message")
    async with Watcher(local.ws) as watcher:
        await watcher.say_raw(message)
        assert await watcher.until_closed() == 1009


async def test_for_too_many_subscriptions(local: Watched) -> None:
    [task_id] = local.call("make")
    async with Watcher(local.ws) as watcher:
        await watcher.subscribe(task_id)
        await watcher.say("subscribe", task_ids=[f"task-{n}" for n in range(MAX_SUBSCRIPTIONS)])
        [told] = await watcher.until(lambda: watcher.of("error"))
        assert told["code"] == "too_many_subscriptions" and told["task_id"] == "task-0"
        local.call("cancel", task_id)
        await watcher.until(lambda: watcher.status(task_id) == "failed", "what was subscribed before")


async def test_for_a_flood_of_messages(local: Watched) -> None:
    [task_id] = local.call("make")
    async with Watcher(local.ws) as flooding, Watcher(local.ws) as other:
        await flooding.subscribe(task_id)
        await other.subscribe(task_id)
        for _ in range(3 * MESSAGES_AT_ONCE):
            await flooding.say("pong")
        await flooding.until(lambda: any(m["code"] == "rate_limited" for m in flooding.of("error")))
        local.call("cancel", task_id)
        for one in (flooding, other):
            await one.until(lambda one=one: one.status(task_id) == "failed")
