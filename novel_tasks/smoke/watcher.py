from __future__ import annotations

import asyncio
import json
from typing import Any

import websockets

from tasks.states import FINISHED


class Wrong(Exception):
    """Something that the installation did is not what it promises."""


class Watcher:
    """A WebSocket that follows tasks and holds the server to its word: present state first, revisions only grow."""

    def __init__(self, url: str, headers: dict[str, str]) -> None:
        self._url = url.replace("http", "ws", 1) + "/api/v1/ws/tasks/smoke"
        self._headers = headers
        self.seen: dict[str, list[dict[str, Any]]] = {}
        self.updates = 0
        self._finished = asyncio.Event()
        self._expected: set[str] = set()

    async def __aenter__(self) -> Watcher:
        self._socket = await websockets.connect(self._url, additional_headers=self._headers, open_timeout=10)
        self._reading = asyncio.create_task(self._read())
        return self

    async def __aexit__(self, *error: object) -> None:
        self._reading.cancel()
        await self._socket.close()

    async def follow(self, task_id: str) -> None:
        self._expected.add(task_id)
        await self._socket.send(json.dumps({"type": "subscribe", "task_id": task_id}))

    async def until_finished(self, seconds: float) -> dict[str, dict[str, Any]]:
        """The last state of every task that is followed. Raises `Wrong` when one does not come."""
        waiting = asyncio.create_task(self._finished.wait())
        await asyncio.wait([waiting, self._reading], timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if self._reading.done():
            self._reading.result()
            raise Wrong("The WebSocket was closed by the server.")
        missing = [task_id for task_id in self._expected if not self._is_finished(task_id)]
        if missing:
            raise Wrong(
                f"{len(missing)} task(s) did not finish within {seconds:.0f} s ({missing[0]}). Is a worker running?"
            )
        return {task_id: self.seen[task_id][-1] for task_id in self._expected}

    async def _read(self) -> None:
        async for text in self._socket:
            message = json.loads(text)
            if message["type"] == "ping":
                await self._socket.send('{"type":"pong"}')
            elif message["type"] == "error":
                raise Wrong(f"The WebSocket says {message['code']}: {message['detail']}")
            elif message["type"] == "task_update":
                self._take(message)

    def _take(self, message: dict[str, Any]) -> None:
        states = self.seen.setdefault(message["task_id"], [])
        if states and message["revision"] <= states[-1]["revision"]:
            raise Wrong(f"Revision {message['revision']} of {message['task_id']} came after {states[-1]['revision']}.")
        states.append(message)
        self.updates += 1
        if all(self._is_finished(task_id) for task_id in self._expected):
            self._finished.set()
        else:
            self._finished.clear()

    def _is_finished(self, task_id: str) -> bool:
        states = self.seen.get(task_id, [])
        return bool(states) and states[-1]["status"] in FINISHED
