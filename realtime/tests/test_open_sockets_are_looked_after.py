"""Signs of life for those who take them, and the end for those who have taken nothing for long."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest

from realtime import links, upkeep
from realtime.hub import Hub
from realtime.messages import PING, Frame
from realtime.socket import Socket
from realtime.tests.test_nothing_falls_between_two_looks import Link
from realtime.viewer import Viewer

pytestmark = pytest.mark.pure


async def test_pings_go_out_and_a_dead_peer_is_hung_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "choose", lambda hub: Link())
    monkeypatch.setattr(upkeep, "PING_SECONDS", 0.01)
    monkeypatch.setattr(upkeep, "STUCK_SECONDS", 0.05)
    took: list[Mapping[str, Any]] = []
    dead, hung_up, taken = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def takes(message: Mapping[str, Any]) -> None:
        took.append(message)
        taken.set()

    async def takes_nothing(message: Mapping[str, Any]) -> None:
        await dead.wait()

    hub = Hub(asyncio.get_running_loop())
    living, stuck = Socket(takes, Viewer()), Socket(takes_nothing, Viewer())
    stuck.on_hopeless = hung_up.set
    living.on_hopeless = lambda: pytest.fail("it lives")
    for socket in (living, stuck):
        hub.add(socket)
    stuck.offer("x", Frame("never taken"))
    async with asyncio.timeout(20):
        await taken.wait()
        await hung_up.wait()
    assert took[0] == PING.sending
    for socket in (living, stuck):
        hub.remove(socket)
