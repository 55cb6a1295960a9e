"""`FanOutProtocol` in a uvicorn server: frames that are ready to be written, beside messages of the ordinary kind."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from typing import Any

import pytest
import uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from realtime.fan_out_protocol import EXTENSION, FanOutProtocol
from realtime.messages import Frame
from realtime.socket import Socket
from realtime.viewer import Viewer

SECONDS = 20
LARGE = "x" * 50_000


class Application:
    """Accepts, and leaves the connection to the test."""

    def __init__(self) -> None:
        self.connected: asyncio.Queue[tuple[Any, Any]] = asyncio.Queue()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        write = scope["extensions"][EXTENSION]["write"]
        assert not write(Frame("before the handshake").wire)
        await send({"type": "websocket.accept"})
        self.connected.put_nowait((send, write))
        while (await receive())["type"] != "websocket.disconnect":
            pass


@contextlib.asynccontextmanager
async def served(**options: Any) -> AsyncIterator[tuple[ClientConnection, Any, Any]]:
    """A client, and the server's `send` and `write` for it."""
    application = Application()
    config = uvicorn.Config(
        application, ws=FanOutProtocol, port=0, lifespan="off", log_level="error", ws_ping_interval=None
    )
    server = uvicorn.Server(config)
    listening = socket.create_server(("127.0.0.1", 0))
    running = asyncio.create_task(server.serve([listening]))
    try:
        async with (
            asyncio.timeout(SECONDS),
            connect(f"ws://127.0.0.1:{listening.getsockname()[1]}/", proxy=None, **options) as client,
        ):
            send, write = await application.connected.get()
            yield client, send, write
    finally:
        server.should_exit = True
        await running


async def _turns_to(value: bool, write: Any) -> None:
    while write(Frame("probe").wire) is not value:  # noqa: ASYNC110 (a few turns of the loop)
        await asyncio.sleep(0)


async def test_both_ways_keep_their_order_and_every_size_arrives() -> None:
    async with served(max_size=None) as (client, send, write):
        texts = [size * "é" for size in (0, 1, 62, 63, 64, 32_767, 32_768, 40_000)]
        for number, text in enumerate(texts):
            if number % 2:
                await send(Frame(text).sending)
            else:
                assert write(Frame(text).wire)
            assert await client.recv() == text


async def test_a_client_that_offers_compression_is_answered_without() -> None:
    async with served(compression="deflate") as (client, _, write):
        assert client.protocol.extensions == []
        assert write(Frame("plain").wire)
        assert await client.recv() == "plain"


async def test_it_is_shut_while_the_client_takes_nothing_and_opens_again() -> None:
    async with served(max_queue=1, compression=None) as (client, _, write):
        client.transport.pause_reading()
        sent = 0
        while write(Frame(f"{sent} {LARGE}").wire):
            sent += 1
            await asyncio.sleep(0)
        assert not write(Frame("neither").wire)
        client.transport.resume_reading()
        for number in range(sent):
            assert str(await client.recv()).startswith(f"{number} ")
        await _turns_to(True, write)
        assert await client.recv() == "probe"


async def test_a_socket_loses_nothing_between_the_two_ways() -> None:
    """Whatever the moment at which the buffers fill: the newest of each key arrives, in the order of its frames."""
    async with served(max_queue=1, compression=None) as (client, send, write):
        it = Socket(send, Viewer(), write)
        got: list[str] = []

        async def read_slowly() -> None:
            async for text in client:
                got.append(str(text).partition(" ")[0])
                await asyncio.sleep(0.001)

        reading = asyncio.create_task(read_slowly())
        for number in range(2000):
            it.offer(number % 7, Frame(f"{number % 7}:{number} {LARGE[: number * 25]}"))
            if number % 3 == 0:
                await asyncio.sleep(0)
        while it.is_blocked:  # noqa: ASYNC110
            await asyncio.sleep(0.001)
        it.offer("end", Frame("end"))
        while "end" not in got:  # noqa: ASYNC110
            await asyncio.sleep(0.001)
        reading.cancel()
        heard: dict[str, list[int]] = {}
        for text in got[:-1]:
            key, _, number = text.partition(":")
            heard.setdefault(key, []).append(int(number))
        assert {key: numbers[-1] for key, numbers in heard.items()} == {str(n % 7): n for n in range(1993, 2000)}
        assert all(numbers == sorted(set(numbers)) for numbers in heard.values())
        assert len(got) < 2000, "the client was never slow: nothing was tested"


async def test_after_the_goodbye_of_the_server_nothing_is_written() -> None:
    async with served() as (client, send, write):
        assert write(Frame("last").wire)
        await send({"type": "websocket.close", "code": 4401})
        assert not write(Frame("too late").wire)
        assert await client.recv() == "last"
        with pytest.raises(ConnectionClosed):
            await client.recv()
        assert client.close_code == 4401


@pytest.mark.parametrize("how", ["close", "abort"])
async def test_after_the_client_left_nothing_is_written(how: str) -> None:
    async with served() as (client, send, write):
        if how == "close":
            await client.close()
        else:
            client.transport.abort()
        await _turns_to(False, write)
        it = Socket(send, Viewer(), write)
        it.offer("x", Frame("nobody hears it"))
        while not it.is_closing:  # noqa: ASYNC110
            await asyncio.sleep(0)
