"""PostgreSQL without Redis: changes travel by NOTIFY."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection

from realtime.links.base import Change
from realtime.links.watcher_thread import WatcherThread

CHANNEL = "novel_tasks_changed"
MAX_PAYLOAD = 7900  # bytes; PostgreSQL takes less than 8000
LOOK_SECONDS = 1.0  # how soon the thread notices that it shall stop


class ListenLink(WatcherThread):
    def watch(self, stop: threading.Event) -> None:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")
        self.is_heard = True
        self.nudge()  # what was said before this connection listened
        while not stop.is_set():
            for notification in connection.connection.notifies(timeout=LOOK_SECONDS):
                self._hear(json.loads(notification.payload))
                if stop.is_set():
                    return
            if connection.connection.closed:
                raise ConnectionError("the connection was closed")

    def _hear(self, message: dict[str, Any]) -> None:
        self.hub.hear_in_thread(message.get("changes", []))
        self.hub.hear_deleted_in_thread(message.get("deleted", []))
        if message.get("look"):
            self.nudge()

    async def join(self, task_ids: Sequence[str]) -> None:
        """There is one channel for all tasks."""

    async def join_all(self) -> None:
        pass


class NotifySender:
    def send(self, changes: Sequence[Change], deleted: Sequence[str]) -> None:
        connection.close_if_unusable_or_obsolete()
        payloads = [*packed("changes", changes), *packed("deleted", deleted)]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_notify(%s, payload) FROM unnest(%s::text[]) WITH ORDINALITY AS said(payload, place) ORDER BY place",
                [CHANNEL, payloads],
            )

    def close(self) -> None:
        connection.close()


def packed(key: str, items: Sequence[Any]) -> Iterator[str]:
    """JSON objects of at most `MAX_PAYLOAD` bytes that hold all items between them.

    An item that is too large alone (an error message of many lines) is replaced by the word to look for oneself.
    """
    batch: list[str] = []
    size = 0
    for item in items:
        text = json.dumps(item)
        if len(text) > MAX_PAYLOAD - 100:
            yield json.dumps({"look": True})
            continue
        if batch and size + len(text) > MAX_PAYLOAD - 100:
            yield f'{{"{key}": [{", ".join(batch)}]}}'
            batch, size = [], 0
        batch.append(text)
        size += len(text) + 2
    if batch:
        yield f'{{"{key}": [{", ".join(batch)}]}}'
