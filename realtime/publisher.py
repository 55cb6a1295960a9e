"""Makes committed changes known: to the hubs of this process at once, to those of others through a link."""

from __future__ import annotations

import atexit
import contextlib
import logging
import os
import threading
import time

from realtime import hubs, links
from realtime.links.base import Change, Sender
from realtime.outbox import Outbox

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 1.0  # after a failure
FLUSH_SECONDS = 1.0  # at the end of the process


class Publisher:
    """Never waits and never raises in the thread that changed a task: a thread of its own, begun when first needed, sends.

    What cannot be sent is kept for a while, the newest state of each task, and may be lost in the end: who watches
    finds it in the database.
    """

    def __init__(self) -> None:
        self._outbox = Outbox()
        self._ready = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closing = False

    def changed(self, changes: list[Change]) -> None:
        local = hubs.everywhere()
        for hub in local:
            hub.hear_in_thread(changes)
        if links.sends():
            with self._ready:
                # What a worker reports many times a second reaches watchers ten times; what people and services ask
                # of a server is shown each time.
                self._outbox.put(changes, time.monotonic(), at_once=bool(local))
                self._wake()

    def deleted(self, task_ids: list[str]) -> None:
        for hub in hubs.everywhere():
            hub.hear_deleted_in_thread(task_ids)
        if links.sends():
            with self._ready:
                self._outbox.put_deleted(task_ids)
                self._wake()

    def close(self, seconds: float = FLUSH_SECONDS) -> None:
        """Send what is left, for at most so long."""
        with self._ready:
            self._closing = True
            self._ready.notify_all()
        if self._thread is not None:
            self._thread.join(seconds)

    def _wake(self) -> None:
        if self._thread is None and not self._closing:
            self._thread = threading.Thread(target=self._run, name="realtime-publisher", daemon=True)
            self._thread.start()
        self._ready.notify_all()

    def _run(self) -> None:
        sender = links.choose_sender()
        if sender is None:
            return
        failing = False
        while True:
            changes, deleted = self._next()
            if not changes and not deleted:
                break
            problem = _attempt(sender, changes, deleted)
            if problem is not None:
                if self._closing:
                    break
                with self._ready:
                    self._outbox.put_back(changes, deleted, time.monotonic() + PAUSE_SECONDS)
                time.sleep(PAUSE_SECONDS)
                if not failing:
                    logger.warning("Changes cannot be sent at present; watchers find them in the database: %s", problem)
            elif failing:
                logger.info("Changes are sent again.")
            failing = problem is not None
        with contextlib.suppress(Exception):
            sender.close()

    def _next(self) -> tuple[list[Change], list[str]]:
        """Wait for what is due. Nothing at all: the process ends."""
        with self._ready:
            while True:
                now = time.monotonic()
                changes, deleted = self._outbox.take(now, everything=self._closing)
                if changes or deleted or self._closing:
                    return changes, deleted
                self._ready.wait(self._outbox.seconds_to_next(now))


def _attempt(sender: Sender, changes: list[Change], deleted: list[str]) -> Exception | None:
    try:
        sender.send(changes, deleted)
    except Exception as problem:
        return problem
    return None


_publisher = Publisher()


def get() -> Publisher:
    return _publisher


def _renew() -> None:
    """In a forked child the thread is missing, and a lock may be held by nobody."""
    global _publisher
    _publisher = Publisher()


os.register_at_fork(after_in_child=_renew)
atexit.register(lambda: get().close())
