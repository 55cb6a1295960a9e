"""The server of `start_local`: uvicorn with our ASGI application."""

from __future__ import annotations

from typing import Any

import uvicorn

# The same in production: docs/deployment.md and deploy/ have them as options of the command.
WEBSOCKETS: dict[str, Any] = {
    "ws": "realtime.fan_out_protocol:FanOutProtocol",
    # Far above what the application itself takes: that answers with an error, this would end the connection.
    "ws_max_size": 1024 * 1024,
    "ws_ping_interval": 20,
    # A client may be busy for a minute; one that answers no ping for longer is dead.
    "ws_ping_timeout": 75,
}
# Connections that are still open this long after the signal are closed; watchers come back by themselves.
GRACE_SECONDS = 3


def serve(host: str, port: int) -> None:
    """Serve until a signal comes. Raises OSError's message as SystemExit when the port is taken."""
    uvicorn.run(
        "novel_tasks.asgi:application",
        host=host,
        port=port,
        **WEBSOCKETS,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        timeout_keep_alive=30,
    )
