"""`Socket` without a server: what is sent at once, what is held while the client takes nothing, and what comes then."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest

from realtime import socket as module
from realtime.messages import Frame
from realtime.socket import Socket
from realtime.viewer import Viewer

pytestmark = pytest.mark.pure


class Client:
    """The sending side of a server, with buffers that may be full."""

    def __init__(self) -> None:
        self.took: list[str] = []
        self.open = asyncio.Event()
        self.open.set()

    async def send(self, message: Mapping[str, Any]) -> None:
        await self.open.wait()
        self.took.append(message.get("text") or f"close {message['code']}")


async def settle(it: Socket) -> None:
    async with asyncio.timeout(10):
        while it.is_blocked:  # noqa: ASYNC110 (a few turns of the loop)
            await asyncio.sleep(0)


async def test_frames_go_out_within_the_call_while_the_client_keeps_up() -> None:
    client = Client()
    it = Socket(client.send, Viewer())
    for text in "abc":
        it.offer("same key", Frame(text))
    assert client.took == ["a", "b", "c"]


async def test_the_newest_of_each_key_is_held_for_a_slow_client() -> None:
    client = Client()
    it = Socket(client.send, Viewer())
    drained = []
    it.on_drained = drained.append
    client.open.clear()
    it.offer("x", Frame("on its way"))
    for number in range(5):
        it.offer("x", Frame(f"x{number}"))
        it.offer("y", Frame(f"y{number}"))
    it.answer(Frame("pong"))
    it.answer(Frame("pong"))
    assert client.took == [] and it.is_blocked
    client.open.set()
    await settle(it)
    assert client.took == ["on its way", "x4", "y4", "pong", "pong"]
    assert drained == [it]
    it.offer("x", Frame("again at once"))
    assert client.took[-1] == "again at once"


async def test_a_close_overtakes_what_is_held() -> None:
    client = Client()
    it = Socket(client.send, Viewer())
    client.open.clear()
    it.offer("x", Frame("on its way"))
    it.offer("x", Frame("held"))
    it.close(4401)
    it.offer("x", Frame("too late"))
    client.open.set()
    await settle(it)
    assert client.took == ["on its way", "close 4401"]


async def test_a_client_that_lags_hopelessly_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_HELD", 3)
    client = Client()
    it = Socket(client.send, Viewer())
    client.open.clear()
    for number in range(6):
        it.offer(number, Frame(str(number)))
    client.open.set()
    await settle(it)
    assert client.took == ["0", "close 1013"]


async def test_a_connection_that_breaks_harms_nobody() -> None:
    async def broken(message: Mapping[str, Any]) -> None:
        raise ConnectionError("gone")

    it = Socket(broken, Viewer())
    it.offer("x", Frame("a"))
    assert it.is_closing
    it.offer("x", Frame("b"))


async def test_a_send_that_is_no_coroutine_function_is_awaited_all_the_same() -> None:
    took: list[str] = []

    def send(message: Mapping[str, Any]) -> asyncio.Future[None]:
        took.append(message["text"])
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        done.set_result(None)
        return done

    it = Socket(send, Viewer())  # type: ignore[arg-type]
    it.offer("x", Frame("a"))
    await settle(it)
    assert took == ["a"]


async def test_abandoned_it_sends_nothing_more() -> None:
    client = Client()
    it = Socket(client.send, Viewer())
    client.open.clear()
    it.offer("x", Frame("on its way"))
    it.abandon()
    client.open.set()
    await settle(it)
    assert client.took == []
