"""The WebSocket's consumer: lets the right clients in and turns what they say into calls of the hub."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from channels.consumer import AsyncConsumer, get_handler_name
from channels.exceptions import StopConsumer

from realtime import database, hubs, origin
from realtime.fan_out_protocol import EXTENSION
from realtime.hub import Hub
from realtime.incoming import InvalidMessage, Ping, Subscribe, Unsubscribe, parse
from realtime.limits import MESSAGES_PER_SECOND, MessageRate, SocketCount
from realtime.messages import PONG, CloseCode, ErrorCode, error
from realtime.socket import Send, Socket
from realtime.viewer import Viewer, chosen_subprotocol, credentials_of, identify
from tasks.selectors.visible import sign_in_required

logger = logging.getLogger(__name__)

_sockets_of_clients = SocketCount()


class TaskConsumer(AsyncConsumer):  # type: ignore[misc]
    hub: Hub
    socket: Socket | None = None
    rate: MessageRate
    refused = 0
    count_key: str | None = None
    _task: asyncio.Task[Any] | None = None

    async def __call__(self, scope: Mapping[str, Any], receive: Callable[[], Awaitable[Any]], send: Send) -> None:
        """Serve one connection. It has no channel in the layer: the hub is the process's one member in the groups."""
        self.scope = scope
        self.base_send = send
        self.hub = hubs.current()
        task = self._task = asyncio.current_task()
        try:
            while True:
                await self.dispatch(await receive())
        except StopConsumer:
            pass
        except asyncio.CancelledError:
            # Cancelled by the hub, for a client that takes nothing: returning makes the server hang up.
            if task is None or self.socket is None or not self.socket.is_closing or task.uncancel() > 0:
                raise
        finally:
            self._leave()

    async def dispatch(self, message: Mapping[str, Any]) -> None:
        """Channels' own also visits the database's thread before each message, for connections that are not used here."""
        await getattr(self, get_handler_name(message))(message)

    async def websocket_connect(self, message: Mapping[str, Any]) -> None:
        # Whoever is refused is accepted first: a browser shows its page a close code, but not why a handshake failed.
        subprotocols = self.scope.get("subprotocols", [])
        await self.base_send({"type": "websocket.accept", "subprotocol": chosen_subprotocol(subprotocols)})
        if not origin.is_allowed(self.scope["headers"]):
            return await self._refuse(CloseCode.WRONG_ORIGIN)
        try:
            viewer = await self._identify(subprotocols)
        except Exception as problem:
            logger.warning("Who connects cannot be looked up: %s", problem, exc_info=not database.is_away(problem))
            return await self._refuse(CloseCode.TRY_AGAIN_LATER)
        if viewer is None:
            return await self._refuse(CloseCode.NOT_SIGNED_IN)
        address = (self.scope.get("client") or [None])[0]
        self.count_key = _sockets_of_clients.take(viewer.user_id, address)
        if self.count_key is None:
            return await self._refuse(CloseCode.TOO_MANY_CONNECTIONS)
        self.rate = MessageRate(self.hub.loop.time())
        encoded_frames = (self.scope.get("extensions") or {}).get(EXTENSION, {})
        self.socket = Socket(self.base_send, viewer, encoded_frames.get("write"))
        self.socket.on_hopeless = self._hang_up
        self.hub.add(self.socket)
        return None

    async def websocket_receive(self, message: Mapping[str, Any]) -> None:
        if self.socket is None:
            return
        if not self.rate.allows(self.hub.loop.time()):
            self._refuse_flood()
            return
        try:
            request = parse(message.get("text"))
        except InvalidMessage as problem:
            self.socket.answer(error(problem.code, problem.detail))
            return
        match request:
            case Subscribe():
                self.hub.subscribe(self.socket, request)
            case Unsubscribe():
                self.hub.unsubscribe(self.socket, request)
            case Ping():
                self.socket.answer(PONG)

    async def websocket_disconnect(self, message: Mapping[str, Any]) -> None:
        raise StopConsumer

    async def _identify(self, subprotocols: list[str]) -> Viewer | None:
        if not sign_in_required():
            return Viewer()
        return await database.run(identify, credentials_of(self.scope["headers"], subprotocols))

    async def _refuse(self, code: CloseCode) -> None:
        await self.base_send({"type": "websocket.close", "code": int(code)})

    def _refuse_flood(self) -> None:
        """Not every one of a thousand refused messages is answered, but the first, and then one in a hundred."""
        if self.refused % 100 == 0 and self.socket is not None:
            detail = f"Too many messages: at most {MESSAGES_PER_SECOND:.0f} a second are read. This one had no effect; send it again later."
            self.socket.answer(error(ErrorCode.RATE_LIMITED, detail))
        self.refused += 1

    def _hang_up(self) -> None:
        if self.socket is not None:
            self.socket.abandon()
        if self._task is not None:
            self._task.cancel()

    def _leave(self) -> None:
        if self.socket is not None:
            self.hub.remove(self.socket)
        if self.count_key is not None:
            _sockets_of_clients.give_back(self.count_key)
            self.count_key = None
