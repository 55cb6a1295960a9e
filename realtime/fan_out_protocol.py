"""uvicorn's WebSocket side with a short way for frames that go to thousands of sockets.

    uvicorn novel_tasks.asgi:application --ws realtime.fan_out_protocol:FanOutProtocol

What a server sends is not masked, and without compression it is the same bytes for every socket. Through ASGI's `send`
those bytes would be made anew for each; here the application may hand them over ready to be written.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

EXTENSION = "novel_tasks.encoded_frames"  # in the ASGI scope's extensions: {"write": ShortWay.write}


class ShortWay:
    """Of one connection. An object of its own and a small one: with thousands of sockets most of a fan-out's time that is
    not the kernel's goes into fetching memory that was not looked at for long."""

    __slots__ = ("_transport", "is_open")

    def __init__(self, transport: asyncio.Transport) -> None:
        self.is_open = False
        self._transport = transport

    def write(self, frame: bytes) -> bool:
        """Write one whole encoded frame now. False: not now or never more, and nothing was written.

        `send` knows what to do then: it waits for a client that is slow, and raises for one that is gone. Only for a
        caller that has no `send` under way: this would overtake it.
        """
        if not self.is_open or self._transport.is_closing():
            return False
        self._transport.write(frame)
        return True


class FanOutProtocol(WebSocketsSansIOProtocol):
    _short_way: ShortWay

    def __init__(self, config: Any, *arguments: Any, **named: Any) -> None:
        # Compressing each message for each socket costs most of a fan-out, and 100 KB per connection.
        config.ws_per_message_deflate = False
        super().__init__(config, *arguments, **named)

    def connection_made(self, transport: Any) -> None:
        self._short_way = ShortWay(transport)
        super().connection_made(transport)

    async def run_asgi(self) -> None:
        self.scope["extensions"][EXTENSION] = {"write": self._short_way.write}
        await super().run_asgi()

    async def send(self, message: Any) -> None:
        await super().send(message)
        self._look()  # it may have been the handshake's end, or a goodbye

    def pause_writing(self) -> None:
        super().pause_writing()
        self._look()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._look()

    def _look(self) -> None:
        self._short_way.is_open = self.handshake_complete and not self.close_sent and self.writable.is_set()
