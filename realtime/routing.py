"""Which WebSocket paths there are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from channels.routing import URLRouter
from django.urls import re_path

from realtime.consumers import TaskConsumer
from realtime.socket import Send


async def no_such_path(scope: Mapping[str, Any], receive: Callable[[], Awaitable[Any]], send: Send) -> None:
    """Refuse the handshake: the client gets HTTP 403."""
    await receive()
    await send({"type": "websocket.close"})


# client_id is any text of the client's choice and says nothing: the same one twice is two connections.
websocket_application = URLRouter(
    [
        re_path(r"^api/v1/ws/tasks/(?P<client_id>.+?)/?$", TaskConsumer.as_asgi()),
        re_path(r"", no_such_path),  # type: ignore[arg-type]
    ]
)
