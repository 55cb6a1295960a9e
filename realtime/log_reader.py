"""Reads log lines for those who watch a task's log: from the database always, so none is missing and none comes twice."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from realtime import database, queries
from realtime.messages import Frame, frame
from realtime.socket import Socket
from realtime.topic import Topic

if TYPE_CHECKING:
    from realtime.hub import Hub

logger = logging.getLogger(__name__)

TASKS_AT_ONCE = 50
LINES_AT_ONCE = 200  # of one task
PAUSE_SECONDS = 0.5  # after a failure


class LogReader:
    """Each line is written with a new revision of its task: whoever hears of a revision looks for lines here.

    Nothing is held for a slow client: its place in the log stays where it is, and when its buffers have drained the
    lines after that place are read again.
    """

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._wanted: dict[str, None] = {}
        self._running: asyncio.Task[None] | None = None

    def want(self, topic: Topic) -> None:
        self._wanted[topic.task_id] = None
        if self._running is None:
            self._running = self._hub.loop.create_task(self._read_all())

    def drained(self, socket: Socket) -> None:
        """A slow socket takes frames again."""
        for task_id in socket.task_ids:
            topic = self._hub.topics.get(task_id)
            if topic is not None and socket in topic.lines_sent:
                self.want(topic)

    async def _read_all(self) -> None:
        try:
            failing = False
            while self._wanted:
                ids = list(self._wanted)[:TASKS_AT_ONCE]
                for task_id in ids:
                    del self._wanted[task_id]
                try:
                    await self._read(ids)
                    failing = False
                except Exception as problem:
                    if not failing:
                        logger.warning(
                            "Logs of tasks cannot be read, trying on: %s",
                            problem,
                            exc_info=not database.is_away(problem),
                        )
                    failing = True
                    self._wanted |= dict.fromkeys(ids)
                    await asyncio.sleep(PAUSE_SECONDS)
        finally:
            self._running = None

    async def _read(self, ids: list[str]) -> None:
        cursors = []
        for task_id in ids:
            topic = self._hub.topics.get(task_id)
            places = [place for socket, place in topic.lines_sent.items() if not socket.is_blocked] if topic else []
            if places:
                cursors.append((task_id, min(places)))
        lines = await database.run(queries.log_lines, cursors, LINES_AT_ONCE)
        by_task: dict[str, list[dict[str, Any]]] = {}
        for line in lines:
            by_task.setdefault(line["task_id"], []).append(line)
        for task_id, start in cursors:
            topic = self._hub.topics.get(task_id)
            if topic is not None:
                self._deliver(topic, start, by_task.get(task_id, []))

    def _deliver(self, topic: Topic, start: int, lines: list[dict[str, Any]]) -> None:
        if not lines:
            return
        frames: list[tuple[int, Frame]] = [(line["id"], frame(line)) for line in lines]
        behind = False
        for socket, place in list(topic.lines_sent.items()):
            if place < start:
                behind = True  # came while the query ran, and asked for earlier lines
                continue
            for line_id, one in frames:
                if line_id <= place:
                    continue
                if socket.is_blocked or socket.is_closing:
                    break
                socket.offer(("log", line_id), one)
                topic.lines_sent[socket] = place = line_id
        if behind or len(lines) >= LINES_AT_ONCE:
            self.want(topic)
