"""Short requests take turns in the pool of threads."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any, TypeVar

T = TypeVar("T")

# What is not through after this many seconds waits for a disk or a network; the next one need not wait for it.
PATIENCE = 0.005


class Turns:
    """At most `seats` calls run at once; one that takes long goes on without its seat, and the next begins.

    Threads that compute at the same time do not compute faster: they take Python's global lock from each other at each
    call into the database, and each handover costs about as much as a small query. Belongs to one event loop.
    """

    def __init__(self, seats: int) -> None:
        self._free = seats
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def run(self, pool: Executor, function: Callable[..., T], *arguments: Any) -> T:
        """`function(*arguments)`, in a thread of the pool, when its turn has come."""
        loop = asyncio.get_running_loop()
        await self._take(loop)
        held = [True]

        def give_back() -> None:
            if held:
                held.pop()
                self._give_back()

        timer = loop.call_later(PATIENCE, give_back)
        try:
            return await loop.run_in_executor(pool, function, *arguments)
        finally:
            timer.cancel()
            give_back()

    async def _take(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._free > 0:
            self._free -= 1
            return
        turn: asyncio.Future[None] = loop.create_future()
        self._waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._give_back()  # its turn came in the moment in which it was given up
            raise

    def _give_back(self) -> None:
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1
