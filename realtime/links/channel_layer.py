"""Changes through the channel layer: a group per task, one for all tasks, and one member per server process."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from channels.layers import get_channel_layer
from redis.exceptions import RedisError

from realtime.links.base import Change

if TYPE_CHECKING:
    from realtime.hub import Hub

logger = logging.getLogger(__name__)

ALL = "tasks"
BEAT_SECONDS = 1.0
SILENCE_SECONDS = 2.5  # without a beat heard: the layer is away
RENEW_SECONDS = 10.0  # without a beat heard: its connections may be dead without knowing it
JOIN_SECONDS = 1.0  # a subscriber does not wait longer for a layer that hangs
SEND_SECONDS = 2.0


def _is_no_outage(record: logging.LogRecord) -> bool:
    """The layer logs a traceback each second while Redis is away; the link says so once."""
    return record.exc_info is None or not isinstance(record.exc_info[1], OSError | RedisError)


logging.getLogger("channels_redis.pubsub").addFilter(_is_no_outage)


def group(task_id: str) -> str:
    return f"task.{task_id}"


class LayerLink:
    """The hub's membership, and how it knows whether it hears.

    Once a second the hub sends itself a beat through the layer. While beats come back the layer carries; when they
    stop, the revision check takes over at a quicker pace; when they come again, the hub looks once for what it missed.
    """

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._layer: Any = get_channel_layer()
        self._channel: str | None = None
        self._joined: set[str] = set()
        self._all_joined = False
        self._tasks: list[asyncio.Task[None]] = []
        self._ending: asyncio.Task[None] | None = None
        self._wanted = False
        self._heard_at = hub.loop.time()
        self._naming = asyncio.Lock()
        self.is_heard = True

    def start(self) -> None:
        self._wanted = True
        if not self._tasks and self._ending is None:
            self._heard_at = self._hub.loop.time()
            self._tasks = [self._hub.loop.create_task(work()) for work in (self._listen, self._beat)]

    def stop(self) -> None:
        self._wanted = False
        if self._tasks:
            self._ending = self._hub.loop.create_task(self._end(self._tasks))
        self._tasks = []

    async def _end(self, tasks: Sequence[asyncio.Task[None]]) -> None:
        """Leave the layer and close its connections; begin anew with others if somebody watches still, or again."""
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with contextlib.suppress(Exception):
            async with asyncio.timeout(SEND_SECONDS):
                await self._layer.flush()
        self._channel = None
        self._joined.clear()
        self._all_joined = False
        self._ending = None
        if self._wanted:
            self.start()

    async def join(self, task_ids: Sequence[str]) -> None:
        missing = [task_id for task_id in task_ids if task_id not in self._joined]
        if missing and self.is_heard:
            await self._soon(self._join_groups(missing))

    async def join_all(self) -> None:
        if not self._all_joined and self.is_heard:
            await self._soon(self._join_groups([]))

    async def _soon(self, joining: Any) -> None:
        task = self._hub.loop.create_task(joining)
        await asyncio.wait({task}, timeout=JOIN_SECONDS)

    async def _join_groups(self, task_ids: Sequence[str]) -> None:
        try:
            channel = await self._own_channel()
            if self._hub.overview.is_watched and not self._all_joined:
                await self._layer.group_add(ALL, channel)
                self._all_joined = True
            for task_id in task_ids:
                await self._layer.group_add(group(task_id), channel)
                self._joined.add(task_id)
        except Exception as problem:
            self._deaf(problem)

    async def _own_channel(self) -> str:
        async with self._naming:
            if self._channel is None:
                self._channel = await self._layer.new_channel()
            return self._channel

    async def _listen(self) -> None:
        while True:
            try:
                message = await self._layer.receive(await self._own_channel())
            except Exception as problem:
                self._deaf(problem)
                await asyncio.sleep(BEAT_SECONDS)
                continue
            match message.get("type"):
                case "tasks.beat":
                    self._hear_beat()
                case "tasks.changed":
                    self._hub.hear(message["changes"])
                    self._hub.hear_deleted(message["deleted"])

    async def _beat(self) -> None:
        while True:
            try:
                async with asyncio.timeout(SEND_SECONDS):
                    await self._layer.send(await self._own_channel(), {"type": "tasks.beat"})
                await asyncio.sleep(BEAT_SECONDS)
                await self._tidy()
            except Exception as problem:
                self._deaf(problem)
                await asyncio.sleep(BEAT_SECONDS)
            silence = self._hub.loop.time() - self._heard_at
            if silence > SILENCE_SECONDS:
                self._deaf("it is silent")
            if silence > RENEW_SECONDS:
                logger.info("The channel layer stays silent; trying with new connections.")
                tasks, self._tasks = self._tasks, []
                self._ending = self._hub.loop.create_task(self._end(tasks))
                return

    async def _tidy(self) -> None:
        """Leave the groups of tasks that nobody watches any more, join those that could not be joined when asked for."""
        channel = await self._own_channel()
        watched = set(self._hub.topics)
        for task_id in self._joined - watched:
            self._joined.discard(task_id)
            await self._layer.group_discard(group(task_id), channel)
        if self._all_joined and not self._hub.overview.is_watched:
            self._all_joined = False
            await self._layer.group_discard(ALL, channel)
        if self._all_joined:
            return  # every task is heard of there
        if missing := [task_id for task_id in watched if task_id not in self._joined]:
            await self._join_groups(missing)

    def _hear_beat(self) -> None:
        self._heard_at = self._hub.loop.time()
        if not self.is_heard:
            self.is_heard = True
            logger.info("The channel layer is heard again.")
            self._hub.check.nudge()

    def _deaf(self, problem: object) -> None:
        if self.is_heard:
            logger.warning("The channel layer is away; changes come through the database meanwhile: %s", problem)
        self.is_heard = False


class LayerSender:
    """Sends from a thread: an event loop of its own, and with it one connection that stays."""

    def __init__(self) -> None:
        self._layer: Any = get_channel_layer()
        self._loop = asyncio.new_event_loop()

    def send(self, changes: Sequence[Change], deleted: Sequence[str]) -> None:
        self._loop.run_until_complete(self._send(changes, deleted))

    async def _send(self, changes: Sequence[Change], deleted: Sequence[str]) -> None:
        for change in changes:
            await self._say(group(change["id"]), [change], [])
        for task_id in deleted:
            await self._say(group(task_id), [], [task_id])
        await self._say(ALL, list(changes), list(deleted))

    async def _say(self, to: str, changes: list[Change], deleted: list[str]) -> None:
        async with asyncio.timeout(SEND_SECONDS):
            await self._layer.group_send(to, {"type": "tasks.changed", "changes": changes, "deleted": deleted})

    def close(self) -> None:
        self._loop.close()
