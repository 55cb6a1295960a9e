"""Who watches what in this server process, and handing on what happens."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from typing import Any

from realtime import links
from realtime.incoming import Subscribe, Unsubscribe, can_be_an_id
from realtime.limits import MAX_SUBSCRIPTIONS
from realtime.log_reader import LogReader
from realtime.messages import ErrorCode, Frame, error, task_deleted
from realtime.overview import Overview
from realtime.revision_check import RevisionCheck
from realtime.snapshot_reader import SnapshotReader
from realtime.socket import Socket
from realtime.topic import Topic
from realtime.upkeep import Upkeep

logger = logging.getLogger(__name__)

IDLE_SECONDS = 30.0  # how long the link stays after the last watcher left


class Hub:
    """One per server process (per event loop, to be exact). Everything here runs in its loop and never waits.

    A subscriber goes through three steps, in this order: the topic exists, so that changes are heard; its state is
    read from the database; the subscriber is told that state, or a newer one that was heard meanwhile, and from then
    on each change. So nothing falls between the snapshot and the changes.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.topics: dict[str, Topic] = {}
        self.sockets: set[Socket] = set()
        self.overview = Overview(self)
        self.snapshots = SnapshotReader(self)
        self.logs = LogReader(self)
        self.check = RevisionCheck(self)
        self.link = links.choose(self)
        self._upkeep = Upkeep(self)
        self._idle: asyncio.TimerHandle | None = None

    @property
    def is_watching(self) -> bool:
        return bool(self.topics or self.overview.is_watched)

    # What sockets ask for

    def add(self, socket: Socket) -> None:
        socket.on_drained = self.logs.drained
        self.sockets.add(socket)
        self._upkeep.start()

    def remove(self, socket: Socket) -> None:
        """The connection is gone."""
        socket.abandon()
        self.sockets.discard(socket)
        self._leave(socket, list(socket.task_ids))
        self.overview.leave(socket)
        self._rest_if_idle()

    def subscribe(self, socket: Socket, request: Subscribe) -> None:
        new = [task_id for task_id in request.task_ids if task_id not in socket.task_ids]
        if len(socket.task_ids) + len(new) > MAX_SUBSCRIPTIONS:
            detail = (
                f"A connection watches {MAX_SUBSCRIPTIONS} tasks at most; this one watches {len(socket.task_ids)} and asked for "
                f"{len(new)} more. Watch all of them with the task_id *, or open another connection."
            )
            socket.answer(error(ErrorCode.TOO_MANY_SUBSCRIPTIONS, detail, request.task_ids[0]))
            return
        self._wake()
        for task_id in request.task_ids:
            if can_be_an_id(task_id):
                self.topic(task_id).waiting[socket] = request.after if request.logs else None
                socket.task_ids.add(task_id)
                self.snapshots.want(task_id)
            else:
                self.refuse(socket, task_id)
        if request.everything:
            self.overview.join(socket)

    def unsubscribe(self, socket: Socket, request: Unsubscribe) -> None:
        self._leave(socket, request.task_ids)
        if request.everything:
            self.overview.leave(socket)
        self._rest_if_idle()

    def refuse(self, socket: Socket, task_id: str) -> None:
        socket.task_ids.discard(task_id)
        detail = "There is no such task; it may have been deleted. Check the id."
        socket.answer(error(ErrorCode.UNKNOWN_TASK, detail, task_id[:100]))

    def settle(self, topic: Topic, socket: Socket) -> None:
        """The topic's state was read since the socket asked: tell it, or that there is nothing to see."""
        after = topic.waiting.pop(socket)
        if not topic.is_known or not socket.viewer.may_see(topic.owner_id):
            topic.forget(socket)
            self.refuse(socket, topic.task_id)
            self.drop_unwanted(topic)
            return
        topic.sockets.add(socket)
        socket.offer(topic.task_id, topic.frame)
        if after is not None:
            topic.lines_sent[socket] = after
            self.logs.want(topic)

    # What is heard of tasks

    def hear_in_thread(self, changes: list[dict[str, Any]]) -> None:
        """`hear`, from any thread. Changes that nobody watches cost nothing.

        Who subscribes after the look at `is_watching` reads the database after this change was committed.
        """
        if self.is_watching:
            self.loop.call_soon_threadsafe(self.hear, changes)

    def hear_deleted_in_thread(self, task_ids: list[str]) -> None:
        if self.is_watching:
            self.loop.call_soon_threadsafe(self.hear_deleted, task_ids)

    def hear(self, changes: Iterable[dict[str, Any]]) -> None:
        """Snapshots from wherever, in whatever order, any number of times: only what is newer is handed on."""
        for change in changes:
            topic = self.topics.get(change["id"])
            if topic is None:
                if not self.overview.is_watched:
                    continue
                topic = self.topic(change["id"])
            if topic.take_over(change):
                self._hand_on(topic, topic.frame)
                if topic.lines_sent:
                    self.logs.want(topic)

    def hear_deleted(self, task_ids: Iterable[str]) -> None:
        """These tasks are gone. Who still waits for a first state gets it from the database: that it is unknown."""
        for task_id in task_ids:
            topic = self.topics.get(task_id)
            if topic is None:
                continue
            if topic.is_known:
                self._hand_on(topic, task_deleted(task_id))
            for socket in list(topic.sockets):
                topic.forget(socket)
                socket.task_ids.discard(task_id)
            if topic.waiting:
                topic.revision = -1
            else:
                del self.topics[task_id]
        self._rest_if_idle()

    def _hand_on(self, topic: Topic, frame: Frame) -> None:
        task_id = topic.task_id
        for socket in topic.sockets:
            socket.offer(task_id, frame)
        for socket in self.overview.sockets:
            if socket not in topic.sockets and socket.viewer.may_see(topic.owner_id):
                socket.offer(task_id, frame)

    # Topics come and go

    def topic(self, task_id: str) -> Topic:
        topic = self.topics.get(task_id)
        if topic is None:
            self.overview.make_room()  # before this one is there, which nobody wants yet
            topic = self.topics[task_id] = Topic(task_id)
        return topic

    def drop_unwanted(self, topic: Topic) -> None:
        if not topic.is_wanted and not (self.overview.is_watched and topic.is_known):
            self.topics.pop(topic.task_id, None)

    def _leave(self, socket: Socket, task_ids: Iterable[str]) -> None:
        for task_id in task_ids:
            socket.task_ids.discard(task_id)
            topic = self.topics.get(task_id)
            if topic is not None:
                topic.forget(socket)
                self.drop_unwanted(topic)

    def _wake(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None
        self.link.start()
        self.check.start()

    def _rest_if_idle(self) -> None:
        if not self.is_watching and self._idle is None:
            self._idle = self.loop.call_later(IDLE_SECONDS, self._rest)

    def _rest(self) -> None:
        self._idle = None
        if not self.is_watching:
            self.link.stop()
            self.check.stop()
