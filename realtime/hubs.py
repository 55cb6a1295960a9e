"""The hubs of this process: one for each event loop that serves WebSockets, so normally one or none."""

from __future__ import annotations

import asyncio

from realtime.hub import Hub

_hubs: dict[asyncio.AbstractEventLoop, Hub] = {}


def current() -> Hub:
    """The running loop's hub."""
    loop = asyncio.get_running_loop()
    hub = _hubs.get(loop)
    if hub is None:
        for closed in [known for known in _hubs if known.is_closed()]:
            del _hubs[closed]
        hub = _hubs[loop] = Hub(loop)
    return hub


def everywhere() -> list[Hub]:
    return [hub for loop, hub in list(_hubs.items()) if not loop.is_closed()]


def open_sockets() -> int:
    return sum(len(hub.sockets) for hub in everywhere())
