"""A WebSocket client that remembers what it heard."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

Message = dict[str, Any]
SECONDS = 20.0


class Watcher:
    def __init__(self, url: str, *, reads: bool = True, **options: Any) -> None:
        self.messages: list[Message] = []
        self.close_code: int | None = None
        self._url, self._reads, self._options = url, reads, options
        self._heard = asyncio.Event()

    async def __aenter__(self) -> Self:
        self.connection: ClientConnection = await connect(self._url, proxy=None, compression=None, **self._options)
        self._reading = asyncio.create_task(self._read()) if self._reads else None
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._reading:
            self._reading.cancel()
        await self.connection.close()

    def read_from_now_on(self) -> None:
        self._reading = asyncio.create_task(self._read())

    async def say(self, kind: str, **fields: Any) -> None:
        await self.say_raw(json.dumps({"type": kind, **fields}))

    async def say_raw(self, text: str | bytes) -> None:
        await self.connection.send(text)

    async def subscribe(self, *task_ids: str, **fields: Any) -> None:
        """Subscribe, and wait for the first state of each."""
        await self.say("subscribe", task_ids=list(task_ids), **fields)
        await self.until(lambda: {m.get("task_id") for m in self.messages} >= set(task_ids), "the first states")

    async def until(
        self, condition: Callable[[], Any], what: str = "what was waited for", seconds: float = SECONDS
    ) -> Any:
        try:
            async with asyncio.timeout(seconds):
                while not (found := condition()):
                    assert self.close_code is None or what == "the close", f"closed with {self.close_code}"
                    self._heard.clear()
                    await self._heard.wait()
                return found
        except TimeoutError:
            raise AssertionError(
                f"{what} did not come within {seconds:g} s; the last messages: {self.messages[-3:]}"
            ) from None

    async def until_closed(self) -> int:
        await self.until(lambda: self.close_code, "the close")
        assert self.close_code is not None
        return self.close_code

    def of(self, kind: str, task_id: str | None = None) -> list[Message]:
        return [m for m in self.messages if m["type"] == kind and task_id in (None, m.get("task_id"))]

    def state(self, task_id: str) -> Message | None:
        """The task as its messages tell it: the last update, nothing once it was deleted."""
        told = [
            m for m in self.messages if m.get("task_id") == task_id and m["type"] in ("task_update", "task_deleted")
        ]
        return told[-1] if told and told[-1]["type"] == "task_update" else None

    def status(self, task_id: str) -> str | None:
        state = self.state(task_id)
        return state and state["status"]

    def assert_revisions_grow(self) -> None:
        for task_id in {m["task_id"] for m in self.of("task_update")}:
            revisions = [m["revision"] for m in self.of("task_update", task_id)]
            assert revisions == sorted(set(revisions)), f"{task_id}: {revisions}"

    async def _read(self) -> None:
        try:
            async for text in self.connection:
                self.messages.append(json.loads(text))
                self._heard.set()
        except ConnectionClosed:
            pass
        self.close_code = self.connection.close_code
        self._heard.set()
