"""SQLite without Redis: the file's change counter says that some other connection has committed."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from django.db import connection

from realtime.links.watcher_thread import WatcherThread

LOOK_SECONDS = 0.05


class ChangeCounterLink(WatcherThread):
    """Looks at `PRAGMA data_version` twenty times a second, which costs microseconds, and nudges the hub when it moved."""

    def watch(self, stop: threading.Event) -> None:
        connection.ensure_connection()
        last = -1
        while not stop.wait(LOOK_SECONDS):
            version: int = connection.connection.execute("PRAGMA data_version").fetchone()[0]
            self.is_heard = True
            if version != last:
                last = version
                self.nudge()

    async def join(self, task_ids: Sequence[str]) -> None:
        """Everything is heard already: a change of anything moves the counter."""

    async def join_all(self) -> None:
        pass
