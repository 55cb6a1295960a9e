from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

Change = dict[str, Any]  # a snapshot in the form of tasks.selectors.snapshots


class Link(Protocol):
    """The hearing end. Lives in the hub's event loop; `start` and `stop` may be called again and again."""

    @property
    def is_heard(self) -> bool:
        """Whether it works at present, as far as one can know."""

    def start(self) -> None: ...

    def stop(self) -> None: ...

    async def join(self, task_ids: Sequence[str]) -> None:
        """Hear of these tasks from now on, if that can be had soon; else as soon as possible."""

    async def join_all(self) -> None:
        """Hear of every task from now on."""


class Sender(Protocol):
    """The sending end. Used by one thread; every method may block for a second or two and may raise."""

    def send(self, changes: Sequence[Change], deleted: Sequence[str]) -> None: ...

    def close(self) -> None: ...
