"""Reads the state of tasks for the hub: many wishes, one query."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from realtime import database, queries
from realtime.socket import Socket

if TYPE_CHECKING:
    from realtime.hub import Hub

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 2000
PAUSE_SECONDS = 0.5  # after a failure


class SnapshotReader:
    """Goes on until it has read what was wanted: while the database is away, subscribers wait and are not refused."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._wanted: dict[str, None] = {}
        self._overview_wanted = False
        self._running: asyncio.Task[None] | None = None

    def want(self, task_id: str) -> None:
        self._wanted[task_id] = None
        self._run()

    def want_overview(self) -> None:
        self._overview_wanted = True
        self._run()

    def _run(self) -> None:
        if self._running is None:
            self._running = self._hub.loop.create_task(self._read_all())

    async def _read_all(self) -> None:
        try:
            # What is wished for in this turn of the loop goes into one query.
            await asyncio.sleep(0)
            failing = False
            while self._wanted or self._overview_wanted:
                try:
                    await self._read()
                    failing = False
                except Exception as problem:
                    if not failing:
                        logger.warning(
                            "The state of tasks cannot be read, trying on: %s",
                            problem,
                            exc_info=not database.is_away(problem),
                        )
                    failing = True
                    await asyncio.sleep(PAUSE_SECONDS)
        finally:
            self._running = None

    async def _read(self) -> None:
        ids = wanted = list(self._wanted)[:MOST_AT_ONCE]
        topics = self._hub.topics
        # Who comes while the query runs waits for the next one: this one may have looked before they asked.
        asked: dict[str, list[Socket]] = {
            task_id: list(topics[task_id].waiting) for task_id in ids if task_id in topics
        }
        overview_wanted = self._overview_wanted
        asked_all = list(self._hub.overview.waiting) if overview_wanted else []
        for task_id in ids:
            del self._wanted[task_id]
        self._overview_wanted = False
        try:
            await self._hub.link.join(ids)
            if overview_wanted:
                await self._hub.link.join_all()
                ids = list(dict.fromkeys([*ids, *await database.run(queries.overview)]))
            rows = await database.run(queries.snapshots, ids)
        except BaseException:
            self._wanted |= dict.fromkeys(wanted)
            self._overview_wanted = self._overview_wanted or overview_wanted
            raise
        found = {row["id"] for row in rows}
        self._hub.hear(rows)
        self._hub.hear_deleted([task_id for task_id in asked if task_id not in found])
        for task_id, sockets in asked.items():
            topic = topics.get(task_id)
            for socket in sockets:
                if topic is not None and socket in topic.waiting:
                    self._hub.settle(topic, socket)
        for socket in asked_all:
            self._hub.overview.settle(socket)
