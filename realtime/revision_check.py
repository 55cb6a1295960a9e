"""Looks after what a link may lose: asks the database, in one query, whether a watched task has moved on."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from realtime import database, queries

if TYPE_CHECKING:
    from realtime.hub import Hub

logger = logging.getLogger(__name__)

SECONDS = 1.0  # while the link is heard
DEAF_SECONDS = 0.25  # while it is not
REST = 5  # after a query, at least so many times its own duration


class RevisionCheck:
    """Runs while somebody watches something. A nudge makes it look at once."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._nudged = asyncio.Event()
        self._running: asyncio.Task[None] | None = None
        self._last_full = 0.0
        self._last_log_id: int | None = None
        self._was_heard = True

    def start(self) -> None:
        if self._running is None:
            self._last_log_id = None
            self._running = self._hub.loop.create_task(self._run())

    def stop(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self._running = None

    def nudge(self) -> None:
        """Something has changed, or a link lost something."""
        self._nudged.set()

    async def _run(self) -> None:
        failing = False
        while True:
            seconds = SECONDS if self._hub.link.is_heard else DEAF_SECONDS
            try:
                async with asyncio.timeout(seconds):
                    await self._nudged.wait()
            except TimeoutError:
                pass
            self._nudged.clear()
            is_heard = self._hub.link.is_heard
            if is_heard and not self._was_heard:
                # What the log could not tell meanwhile, such as lines that were committed long after their neighbours.
                self._last_log_id = None
            self._was_heard = is_heard
            if not self._hub.is_watching:
                continue
            began = self._hub.loop.time()
            try:
                await self._look()
                failing = False
            except Exception as problem:
                if not failing:
                    logger.warning(
                        "The database cannot be asked for changes, trying on: %s",
                        problem,
                        exc_info=not database.is_away(problem),
                    )
                failing = True
                await asyncio.sleep(DEAF_SECONDS)
            await asyncio.sleep((self._hub.loop.time() - began) * REST)

    async def _look(self) -> None:
        """Unfinished tasks each time; finished ones, which move on only when they are retried or deleted, seldom."""
        hub = self._hub
        full = hub.loop.time() - self._last_full >= SECONDS
        watched = [topic.task_id for topic in hub.topics.values() if topic.is_known and (full or not topic.is_finished)]
        known = await database.run(queries.revisions, watched) if watched else {}
        for task_id in watched:
            topic = hub.topics.get(task_id)
            # One that was not found is read once more, and found missing there.
            if topic is not None and (task_id not in known or known[task_id] > topic.revision):
                hub.snapshots.want(task_id)
        if full:
            for task_id in [topic.task_id for topic in hub.topics.values() if topic.waiting]:
                hub.snapshots.want(task_id)  # nobody waits for ever for a first state, whatever went wrong
        if hub.overview.is_watched:
            await self._look_for_others()
        else:
            self._last_log_id = None
        if full:
            self._last_full = hub.loop.time()

    async def _look_for_others(self) -> None:
        """For watchers of all tasks: those that are no topic yet."""
        if self._last_log_id is None:
            self._last_log_id = await database.run(queries.last_log_id)
            self._hub.snapshots.want_overview()  # what happened before that line
            return
        self._last_log_id, moved = await database.run(queries.tasks_logged_since, self._last_log_id)
        for task_id in moved:
            if task_id not in self._hub.topics:
                self._hub.snapshots.want(task_id)
