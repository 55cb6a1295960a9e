from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import httpx

from novel_tasks.smoke.novel import make_novel
from novel_tasks.smoke.watcher import Watcher, Wrong

Say = Callable[[str], None]


class Flow:
    """Uploads, watches, reads the results, and cleans up after itself."""

    def __init__(self, url: str, token: str | None, say: Say, patience: float) -> None:
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._url = url.rstrip("/")
        self._say = say
        self._patience = patience

    async def run(self, tasks: int, external: bool) -> None:
        """Raises `Wrong`, or what the HTTP and WebSocket libraries raise when nobody answers."""
        async with httpx.AsyncClient(base_url=self._url, headers=self._headers, timeout=30) as http:
            health = (await self._call(http, "GET", "/health"))["status"]
            self._say(f"{self._url} is {health}")
            made: list[str] = []
            try:
                async with Watcher(self._url, self._headers) as watcher:
                    await self._process(http, watcher, tasks, made)
                    if external:
                        await self._drive(http, watcher, made)
            finally:
                for task_id in made:
                    await http.delete(f"/api/v1/tasks/{task_id}")
            self._say(f"{len(made)} task(s) deleted again")

    async def _process(self, http: httpx.AsyncClient, watcher: Watcher, tasks: int, made: list[str]) -> None:
        started = time.monotonic()
        for number in range(tasks):
            made.append(await self._upload(http, f"smoke-{number + 1}.txt"))
            await watcher.follow(made[-1])
        self._say(f"{tasks} novel(s) uploaded in {time.monotonic() - started:.2f} s")
        states = await watcher.until_finished(self._patience)
        self._say(
            f"all finished after {time.monotonic() - started:.2f} s; {watcher.updates} updates came over the WebSocket"
        )
        for task_id, state in states.items():
            if state["status"] != "completed":
                raise Wrong(f"{task_id} {state['status']}: {state['error_message']}")
            result = await self._call(http, "GET", f"/api/v1/tasks/{task_id}/result")
            for file in result["files"]:
                (await http.get(file["url"])).raise_for_status()
        self._say(f"results read: {result['summary']}")

    async def _drive(self, http: httpx.AsyncClient, watcher: Watcher, made: list[str]) -> None:
        """One task driven by PATCH, as an external service does it."""
        started = time.monotonic()
        task_id = await self._upload(http, "smoke-external.txt", processor="external")
        made.append(task_id)
        await watcher.follow(task_id)
        steps: list[dict[str, Any]] = [
            {"status": "processing"},
            {"progress": 40, "stage": "elsewhere"},
            {"progress": 80},
        ]
        steps.append({"status": "completed", "result_url": "https://example.org/result"})
        for step in steps:
            await self._call(http, "PATCH", f"/api/v1/tasks/{task_id}", json=step)
        state = (await watcher.until_finished(self._patience))[task_id]
        if state["status"] != "completed" or state["result_url"] != "https://example.org/result":
            raise Wrong(f"The external task ended as {state}.")
        self._say(f"one task driven from outside, live to its end, in {time.monotonic() - started:.2f} s")

    async def _upload(self, http: httpx.AsyncClient, name: str, **fields: str) -> str:
        answer = await self._call(
            http, "POST", "/api/v1/tasks/upload", files={"file": (name, make_novel(), "text/plain")}, data=fields
        )
        return str(answer["task_id"])

    async def _call(self, http: httpx.AsyncClient, method: str, path: str, **options: Any) -> dict[str, Any]:
        answer = await http.request(method, path, **options)
        if answer.status_code != 200:
            raise Wrong(f"{method} {path} answered {answer.status_code}: {answer.text[:300]}")
        body: dict[str, Any] = answer.json()
        return body
