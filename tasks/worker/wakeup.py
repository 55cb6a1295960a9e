"""Being told that there may be work: NOTIFY on PostgreSQL, the file's data version on SQLite."""

from __future__ import annotations

import logging
import sqlite3
import threading
from typing import Any

from django.conf import settings
from django.db import connection

from tasks.queue import notify
from tasks.worker.inbox import Inbox

logger = logging.getLogger(__name__)


def listener(inbox: Inbox) -> Listener:
    return PostgresListener(inbox) if connection.vendor == "postgresql" else SqliteListener(inbox)


class Listener:
    """A daemon thread that puts hints into the inbox: the loop also looks by itself.

    "ready": something can be claimed. "stopped": leases may have been ended. "changed": either.
    """

    def __init__(self, inbox: Inbox) -> None:
        self.inbox = inbox
        self.stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="wakeup", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self.stopping.set()
        if self._thread.is_alive():
            self._thread.join(0.2)  # it may sit in the driver's wait, and ends with the process

    def _run(self) -> None:
        while not self.stopping.is_set():
            try:
                self.listen()
            except Exception as error:  # whatever the driver raises when the server goes away
                logger.warning("Not being woken up for a moment: %s", str(error).strip().split("\n")[0])
                self.stopping.wait(1)
                self.inbox.put("changed")  # what was announced meanwhile was not heard

    def listen(self) -> None:
        raise NotImplementedError


class PostgresListener(Listener):
    def listen(self) -> None:
        import psycopg

        parameters: dict[str, Any] = connection.get_connection_params()
        parameters = {
            key: value
            for key, value in parameters.items()
            if key not in ("cursor_factory", "context", "prepare_threshold")
        }
        with psycopg.connect(**parameters, autocommit=True) as link:
            link.execute(f"LISTEN {notify.READY}")
            link.execute(f"LISTEN {notify.STOPPED}")
            self.inbox.put("changed")
            while not self.stopping.is_set():
                for note in link.notifies(timeout=1.0):
                    self.inbox.put("ready" if note.channel == notify.READY else "stopped")


class SqliteListener(Listener):
    def listen(self) -> None:
        """`PRAGMA data_version` changes with every commit of another connection, and asking costs microseconds."""
        link = sqlite3.connect(settings.DATABASES["default"]["NAME"], timeout=5, isolation_level=None)
        try:
            seen = None
            while not self.stopping.wait(settings.ENV.poll_seconds):
                version = link.execute("PRAGMA data_version").fetchone()
                if version != seen:
                    seen = version
                    self.inbox.put("changed")
        finally:
            link.close()
