"""What the supervisor's loop waits for: messages of children, wake-ups, signals."""

from __future__ import annotations

import queue
from typing import Any


class Inbox:
    """SimpleQueue and not Queue: its put() may be called from a signal handler that interrupted another put()."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()

    def put(self, kind: str, value: Any = None) -> None:
        self._queue.put((kind, value))

    def take(self, timeout: float) -> list[tuple[str, Any]]:
        """Everything that is there; waits up to `timeout` seconds for the first."""
        items: list[tuple[str, Any]] = []
        try:
            items.append(self._queue.get(timeout=max(0.0, timeout)))
            while True:
                items.append(self._queue.get_nowait())
        except queue.Empty:
            return items
