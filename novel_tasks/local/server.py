"""The server of `start_local`: uvicorn with our ASGI application."""

from __future__ import annotations

import uvicorn

WS_MESSAGE_LIMIT = 64 * 1024
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
        ws_ping_timeout=20,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        timeout_keep_alive=30,
    )
