"""The server of `start_local`: uvicorn with our ASGI application."""

from __future__ import annotations

import uvicorn

# Far above what the application itself takes: that answers with an error, this would end the connection.
WS_MESSAGE_LIMIT = 1024 * 1024
# A client may be busy for a minute; one that answers no ping for longer is dead.
WS_PING_TIMEOUT = 75
# Connections that are still open this long after the signal are closed; watchers come back by themselves.
GRACE_SECONDS = 3


def serve(host: str, port: int) -> None:
    """Serve until a signal comes. Raises OSError's message as SystemExit when the port is taken."""
    uvicorn.run(
        "novel_tasks.asgi:application",
        host=host,
        port=port,
        ws="websockets-sansio",
        ws_max_size=WS_MESSAGE_LIMIT,
        ws_ping_interval=20,
        ws_ping_timeout=WS_PING_TIMEOUT,
        # Compressing each message for each socket costs most of a fan-out, and 100 KB per connection.
        ws_per_message_deflate=False,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        timeout_keep_alive=30,
    )
