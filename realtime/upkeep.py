"""What open sockets need from time to time: a sign of life, a second look at who sits behind them, and to be counted."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from django.conf import settings

from realtime import census, database
from realtime.messages import PING, CloseCode
from realtime.socket import Socket
from realtime.viewer import Credentials, Viewer, identify
from tasks.selectors.visible import sign_in_required

if TYPE_CHECKING:
    from realtime.hub import Hub

logger = logging.getLogger(__name__)

PING_SECONDS = 25.0  # proxies close what is silent for 30 to 60 s
PERMISSION_SECONDS = 10.0
STUCK_SECONDS = 120.0  # a client that took nothing for so long is dead, or as good as
SLICE = 200  # sockets served before the loop may do something else


class Upkeep:
    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._running: list[asyncio.Task[None]] = []

    def start(self) -> None:
        if not self._running:
            works = (self._ping, self._look_at_permissions, self._count)
            self._running = [self._hub.loop.create_task(work()) for work in works]

    async def _ping(self) -> None:
        while self._hub.sockets:
            await asyncio.sleep(PING_SECONDS)
            now = self._hub.loop.time()
            for number, socket in enumerate(list(self._hub.sockets)):
                if socket.blocked_since is None:
                    socket.offer("ping", PING)
                elif now - socket.blocked_since > STUCK_SECONDS and socket.on_hopeless is not None:
                    socket.on_hopeless()
                if number % SLICE == SLICE - 1:
                    await asyncio.sleep(0)
        self._end()

    def _end(self) -> None:
        for task in self._running:
            task.cancel()
        self._running = []

    async def _count(self) -> None:
        while settings.ENV.redis_url:
            try:
                # Not in the threads of realtime.database: a Redis that hangs would hold up what watchers wait for.
                await asyncio.to_thread(census.tell, len(self._hub.sockets))
            except Exception as problem:
                logger.info("How many WebSockets there are cannot be told: %s", problem)
            await asyncio.sleep(census.SECONDS)

    async def _look_at_permissions(self) -> None:
        while sign_in_required():
            await asyncio.sleep(PERMISSION_SECONDS)
            try:
                await self._review()
            except Exception as problem:
                logger.warning("Who may watch cannot be looked up: %s", problem, exc_info=not database.is_away(problem))

    async def _review(self) -> None:
        """A token that was revoked, a session that ended, a user who lost a right: each distinct one is asked for once."""
        viewers: dict[Credentials, Viewer | None] = {}
        for credentials in {socket.viewer.credentials for socket in self._hub.sockets}:
            viewers[credentials] = await database.run(identify, credentials)
        for socket in list(self._hub.sockets):
            if socket.viewer.credentials in viewers:
                self._renew(socket, viewers[socket.viewer.credentials])

    def _renew(self, socket: Socket, viewer: Viewer | None) -> None:
        if viewer is None:
            socket.close(CloseCode.NOT_SIGNED_IN)
            return
        socket.viewer = viewer
        for task_id in list(socket.task_ids):
            topic = self._hub.topics.get(task_id)
            if topic is not None and topic.is_known and not viewer.may_see(topic.owner_id):
                topic.forget(socket)
                self._hub.refuse(socket, task_id)
                self._hub.drop_unwanted(topic)
