"""What `runworker` does with TASK_RUNNER=celery: hand ready tasks out, and rescue what dead workers left."""

from __future__ import annotations

import contextlib
import logging

from django.conf import settings
from django.db import DatabaseError

from tasks.queue import looking, short_transactions
from tasks.worker.heartbeat import Heartbeat
from tasks.worker.identity import identify
from tasks.worker.inbox import Inbox
from tasks.worker.persistence import GaveUp, persistently
from tasks.worker.shutdown import Shutdown
from tasks.worker.wakeup import listener

logger = logging.getLogger(__name__)

LOOK_SECONDS = 5.0
MOST_AT_ONCE = 1000


class Dispatcher:
    """Sees to it that there are as many messages at the broker as tasks are ready.

    It remembers nothing of what it sent: a message that is lost, with a process of Celery's pool say, is missing at the
    next look, and is sent again. Those that are on their way to a process are not counted at the broker any more, so a
    few too many may be sent; they find nothing and end.
    """

    def __init__(self, *, name: str | None = None, drain: bool = False) -> None:
        self._drain = drain
        self._inbox = Inbox()
        self._shutdown = Shutdown(self._inbox)
        self._listener = listener(self._inbox)
        self._identity = identify(name or "dispatcher", 0)
        self._heartbeat = Heartbeat(self._identity, self._inbox, list)

    def run(self) -> None:
        self._shutdown.install()
        short_transactions.end_after(settings.ENV.lease_seconds / 2)
        try:
            persistently(self._heartbeat.start, self._is_told_to_stop)
            self._listener.start()
            logger.info("%s hands tasks to Celery at the broker of CELERY_BROKER_URL", self._identity.name)
            while not self._is_told_to_stop():
                wait = self._hand_out()
                if self._drain and not persistently(looking.anybody_waits, self._is_told_to_stop):
                    break
                self._inbox.take(wait)
        except GaveUp as error:
            logger.error("Ending while the database is away: %s", error)
        finally:
            self._listener.stop()
            self._heartbeat.stop()
            with contextlib.suppress(DatabaseError):  # another one sweeps the row
                self._heartbeat.forget()

    def _is_told_to_stop(self) -> bool:
        return self._shutdown.level > 0

    def _hand_out(self) -> float:
        """Send what is missing; how long to wait until the next look."""
        from tasks.celery_runner.app import PROCESS_NEXT, app, messages_waiting

        ready = persistently(lambda: looking.count_ready(MOST_AT_ONCE), self._is_told_to_stop)
        try:
            for _ in range(ready - messages_waiting() if ready else 0):
                app.send_task(PROCESS_NEXT, retry=False)
        except Exception as error:  # whatever the broker's library raises when the broker is away
            logger.warning("The broker is away, trying again in %.0f s: %s", LOOK_SECONDS, error)
            return LOOK_SECONDS
        until_retry = persistently(looking.seconds_until_due, self._is_told_to_stop)
        return LOOK_SECONDS if until_retry is None else min(LOOK_SECONDS, until_retry)
