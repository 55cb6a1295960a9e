"""One task that somebody on this process watches."""

from __future__ import annotations

from typing import Any

from realtime.messages import Frame, task_update
from realtime.socket import Socket
from tasks.states import FINISHED


class Topic:
    """The newest state this process knows of a task, and who wants to hear of it.

    `revision` only grows, and each state goes to every socket in the same breath as it is taken over; so on each
    socket the revisions of a task only grow, too.
    """

    __slots__ = ("_change", "_frame", "lines_sent", "owner_id", "revision", "sockets", "task_id", "waiting")

    def __init__(self, task_id: str) -> None:
        self.task_id = task_id
        self.revision = -1  # not read yet
        self.owner_id: int | None = None
        self.sockets: set[Socket] = set()
        # Subscribers who wait for the first state, with `after` if they want the log.
        self.waiting: dict[Socket, int | None] = {}
        self.lines_sent: dict[Socket, int] = {}  # watchers of the log → id of the last line sent
        self._change: dict[str, Any] = {}
        self._frame: Frame | None = None

    @property
    def is_known(self) -> bool:
        return self.revision >= 0

    @property
    def is_finished(self) -> bool:
        return self._change.get("status") in FINISHED

    @property
    def is_wanted(self) -> bool:
        return bool(self.sockets or self.waiting)

    @property
    def frame(self) -> Frame:
        """The present state, encoded once however many sockets get it."""
        if self._frame is None:
            self._frame = task_update(self._change)
        return self._frame

    def take_over(self, change: dict[str, Any]) -> bool:
        """Whether `change` is newer than what was known."""
        if change["revision"] <= self.revision:
            return False
        self.revision = change["revision"]
        self.owner_id = change["user_id"]
        self._change = change
        self._frame = None
        return True

    def forget(self, socket: Socket) -> None:
        self.sockets.discard(socket)
        self.waiting.pop(socket, None)
        self.lines_sent.pop(socket, None)
