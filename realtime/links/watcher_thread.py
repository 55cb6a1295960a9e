"""A thread that watches the database for a hub, with a connection of its own."""

from __future__ import annotations

import contextlib
import logging
import threading
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from realtime.hub import Hub

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 1.0  # after a failure


class WatcherThread:
    """Calls `watch` again and again until it is stopped; after a failure with a new connection."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.is_heard = False
        self._stop: threading.Event | None = None  # of the thread that runs now

    def start(self) -> None:
        if self._stop is None:
            self._stop = threading.Event()
            threading.Thread(target=self._run, args=(self._stop,), name="realtime-watcher", daemon=True).start()

    def stop(self) -> None:
        if self._stop is not None:
            self._stop.set()
            self._stop = None

    def watch(self, stop: threading.Event) -> None:
        """Watch until `stop` is set; may raise."""
        raise NotImplementedError

    def nudge(self) -> None:
        """From the thread: let the hub look at once."""
        self.hub.loop.call_soon_threadsafe(self.hub.check.nudge)

    def _run(self, stop: threading.Event) -> None:
        try:
            while not stop.is_set() and not self.hub.loop.is_closed():
                try:
                    self.watch(stop)
                except Exception as problem:
                    if self.is_heard:
                        logger.warning("The database cannot be watched, trying on: %s", problem)
                    self.is_heard = False
                    with contextlib.suppress(Exception):
                        connection.close()
                    stop.wait(PAUSE_SECONDS)
        finally:
            self.is_heard = False
            connection.close()
