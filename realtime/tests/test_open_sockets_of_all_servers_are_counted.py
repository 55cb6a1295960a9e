from __future__ import annotations

import asyncio

import httpx
import pytest

from novel_tasks.testing.installation import free_port
from realtime.tests.installation import RedisServer, Watched
from realtime.tests.watcher import Watcher

pytestmark = pytest.mark.services


async def _count(address: str) -> int:
    async with httpx.AsyncClient(timeout=30) as client:
        found: int = (await client.get(f"{address}/api/v1/tasks/statistics")).json()["open_websockets"]
    return found


async def _until(address: str, wanted: int) -> None:
    async with asyncio.timeout(60):
        while (found := await _count(address)) != wanted:
            assert found >= 0
            await asyncio.sleep(0.2)


async def test_by_each_of_them_until_one_dies_or_redis_does(redis_server: RedisServer, fragile: Watched) -> None:
    port = free_port()
    other = fragile.start("-m", "uvicorn", "novel_tasks.asgi:application", "--port", str(port))
    first, second = fragile.url, f"http://127.0.0.1:{port}"
    fragile.url = second
    fragile.until_healthy()
    fragile.url = first
    async with Watcher(fragile.ws), Watcher(fragile.ws):
        async with Watcher(f"ws://127.0.0.1:{port}/api/v1/ws/tasks/x") as watcher:
            await asyncio.gather(_until(first, 3), _until(second, 3))
            async with httpx.AsyncClient(timeout=30) as client:
                assert "novel_tasks_open_websockets 3.0" in (await client.get(f"{first}/metrics")).text
            other.kill()
            await watcher.until_closed()
        await _until(first, 2)
        redis_server.kill()
        assert await _count(first) == 2
    await _until(first, 0)
