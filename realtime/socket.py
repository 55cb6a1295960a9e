"""One WebSocket as the hub sees it: it takes frames without waiting, and holds back little for a client that is slow."""

from __future__ import annotations

import asyncio
import inspect
import itertools
import types
from collections.abc import Awaitable, Callable, Coroutine, Generator, Hashable, Mapping
from typing import Any

from realtime.messages import CloseCode, Frame
from realtime.viewer import Viewer

Send = Callable[[Mapping[str, Any]], Coroutine[Any, Any, None]]
Write = Callable[[bytes], bool]  # `FanOutProtocol.write_encoded`

MAX_HELD = 10_000  # tasks whose newest state is held for a slow client, and answers to it


class Socket:
    """Sends frames in the order they are offered while the client keeps up.

    Where the server offers it, a frame is written as it was encoded once for all sockets. Else, and when that cannot be
    done at present, it goes through `send`, as every other message does. A server's `send` runs to its end at once until the client's buffers are full; so its coroutine is driven here by
    hand, without a task per frame. Only when it wants to wait, a task is made that sees it through. What is offered
    meanwhile is held by key, the newest frame of a key replacing an older one.
    """

    __slots__ = (
        "_close_code",
        "_held",
        "_numbers",
        "_pump",
        "_send",
        "_write",
        "blocked_since",
        "on_drained",
        "on_hopeless",
        "task_ids",
        "viewer",
    )

    def __init__(self, send: Send, viewer: Viewer, write: Write | None = None) -> None:
        self.viewer = viewer
        self.task_ids: set[str] = set()
        self.blocked_since: float | None = None  # the loop's clock
        self.on_drained: Callable[[Socket], None] | None = None
        self.on_hopeless: Callable[[], object] | None = None  # ends the connection without a goodbye
        self._send = send if inspect.iscoroutinefunction(send) else _as_coroutine_function(send)
        self._write = write
        self._held: dict[Hashable, Frame] = {}
        self._numbers = itertools.count()
        self._pump: asyncio.Task[None] | None = None
        self._close_code: int | None = None

    @property
    def is_blocked(self) -> bool:
        return self._pump is not None

    @property
    def is_closing(self) -> bool:
        return self._close_code is not None

    def offer(self, key: Hashable, frame: Frame) -> None:
        """Send, or hold in place of an older frame of that key."""
        if self._pump is None:
            if self._close_code is None and (self._write is None or not self._write(frame.wire)):
                self._start(self._send(frame.sending))
        elif len(self._held) < MAX_HELD or key in self._held:
            self._held[key] = frame
        else:
            # It lags behind by thousands of tasks. On its next connection it is told the present state of each.
            self.close(CloseCode.TRY_AGAIN_LATER)

    def answer(self, frame: Frame) -> None:
        """Send something that replaces nothing: a pong, an error."""
        self.offer(next(self._numbers), frame)

    def close(self, code: int) -> None:
        """Say goodbye with `code`, after the frame that is on its way; what is held is dropped."""
        if self._close_code is not None:
            return
        self._close_code = code
        self._held.clear()
        if self._pump is None:
            self._start(self._send({"type": "websocket.close", "code": code}))

    def abandon(self) -> None:
        """The connection is gone."""
        self._close_code = self._close_code or 1006
        self._held.clear()
        if self._pump is not None:
            self._pump.cancel()
            # A task that is cancelled before its first step runs none of its code, its last words neither.
            self._pump = self.blocked_since = None

    def _start(self, sending: Coroutine[Any, Any, None]) -> None:
        try:
            waits_for = sending.send(None)
        except StopIteration:
            return
        except Exception:
            self._close_code = self._close_code or 1006  # gone; its consumer hears of it from the server
            return
        loop = asyncio.get_running_loop()
        self.blocked_since = loop.time()
        self._pump = loop.create_task(self._see_through(sending, waits_for))

    async def _see_through(self, sending: Coroutine[Any, Any, None], waits_for: Any) -> None:
        try:
            await _resume(sending, waits_for)
            while self._held and self._close_code is None:
                self.blocked_since = asyncio.get_running_loop().time()
                await self._send(self._held.pop(next(iter(self._held))).sending)
            if self._close_code is not None:
                await self._send({"type": "websocket.close", "code": self._close_code})
        except Exception:
            self._close_code = self._close_code or 1006
            self._held.clear()
        finally:
            self._pump = None
            self.blocked_since = None
        if self.on_drained is not None and self._close_code is None:
            self.on_drained(self)


def _as_coroutine_function(send: Callable[[Mapping[str, Any]], Awaitable[None]]) -> Send:
    """For servers whose `send` returns some other awaitable, which cannot be driven by hand."""

    async def wrapped(message: Mapping[str, Any]) -> None:
        await send(message)

    return wrapped


@types.coroutine
def _resume(sending: Coroutine[Any, Any, None], waits_for: Any) -> Generator[Any, Any, None]:
    """Go on with a coroutine that was begun by hand and yielded `waits_for`: the running task waits for that."""
    try:
        while True:
            try:
                value = yield waits_for
            except BaseException as error:
                waits_for = sending.throw(error)
            else:
                waits_for = sending.send(value)
    except StopIteration:
        return
    finally:
        sending.close()
