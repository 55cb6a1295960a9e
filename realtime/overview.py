"""Watchers of all tasks: those who subscribed to "*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realtime.socket import Socket

if TYPE_CHECKING:
    from realtime.hub import Hub

MAX_TOPICS = 5000  # kept for watchers of all tasks alone; what nobody else watches goes, finished and old first


class Overview:
    """While there is one, every task that is heard of becomes a topic, and the newest and the unfinished ones are read."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self.sockets: set[Socket] = set()
        self.waiting: set[Socket] = set()

    @property
    def is_watched(self) -> bool:
        return bool(self.sockets or self.waiting)

    def join(self, socket: Socket) -> None:
        self.waiting.add(socket)
        self._hub.snapshots.want_overview()

    def leave(self, socket: Socket) -> None:
        self.sockets.discard(socket)
        self.waiting.discard(socket)
        if not self.is_watched:
            for topic in list(self._hub.topics.values()):
                self._hub.drop_unwanted(topic)

    def settle(self, socket: Socket) -> None:
        """The overview was read since the socket asked: tell it what it may see of it."""
        if socket not in self.waiting:
            return
        self.waiting.discard(socket)
        self.sockets.add(socket)
        for topic in self._hub.topics.values():
            if topic.is_known and socket not in topic.sockets and socket.viewer.may_see(topic.owner_id):
                socket.offer(topic.task_id, topic.frame)

    def make_room(self) -> None:
        topics = self._hub.topics
        if not self.is_watched or len(topics) <= MAX_TOPICS:
            return
        alone = [topic for topic in topics.values() if not topic.is_wanted]
        # Seldom, because it looks at all of them: a tenth goes at a time.
        if len(alone) > MAX_TOPICS:
            alone.sort(key=lambda topic: (not topic.is_finished, topic.task_id))
            for topic in alone[: MAX_TOPICS // 10]:
                del topics[topic.task_id]
