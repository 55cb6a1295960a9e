"""What `runworker` does with TASK_RUNNER=celery: hand ready tasks out, and rescue what dead workers left."""

from __future__ import annotations

import logging
import time

from django.conf import settings

from tasks.queue import looking, short_transactions
from tasks.worker.heartbeat import Heartbeat
from tasks.worker.identity import identify
from tasks.worker.inbox import Inbox
from tasks.worker.persistence import persistently
from tasks.worker.shutdown import Shutdown
from tasks.worker.wakeup import listener

logger = logging.getLogger(__name__)

LOOK_SECONDS = 5.0
# A task that still waits so long after its message may have lost it; another costs nothing.
AGAIN_SECONDS = 60.0
MOST_AT_ONCE = 1000


class Dispatcher:
    def __init__(self, *, name: str | None = None, drain: bool = False) -> None:
        self._drain = drain
        self._inbox = Inbox()
        self._shutdown = Shutdown(self._inbox)
        self._listener = listener(self._inbox)
        self._identity = identify(name or "dispatcher", 0)
        self._heartbeat = Heartbeat(self._identity, self._inbox, list)
        self._handed: dict[str, float] = {}  # task id → when its message was sent

    def run(self) -> None:
        self._shutdown.install()
        short_transactions.end_after(settings.ENV.lease_seconds / 2)
        persistently(self._heartbeat.start, self._is_told_to_stop)
        self._listener.start()
        logger.info("%s hands tasks to Celery at the broker of CELERY_BROKER_URL", self._identity.name)
        try:
            while not self._is_told_to_stop():
                wait = self._hand_out()
                if self._drain and not persistently(looking.anybody_waits, self._is_told_to_stop):
                    break
                self._inbox.take(wait)
        finally:
            self._listener.stop()
            self._heartbeat.stop()
            self._heartbeat.forget()

    def _is_told_to_stop(self) -> bool:
        return self._shutdown.level > 0

    def _hand_out(self) -> float:
        """Send what is due; how long to wait until the next look."""
        from tasks.celery_runner.app import PROCESS_NEXT, app

        ready = persistently(lambda: looking.ready_task_ids(MOST_AT_ONCE), self._is_told_to_stop)
        now = time.monotonic()
        self._handed = {task_id: self._handed[task_id] for task_id in ready if task_id in self._handed}
        due = [task_id for task_id in ready if now - self._handed.get(task_id, -AGAIN_SECONDS) >= AGAIN_SECONDS]
        try:
            for task_id in due:
                app.send_task(PROCESS_NEXT, retry=False)
                self._handed[task_id] = now
        except Exception as error:  # whatever the broker's library raises when the broker is away
            logger.warning("The broker is away, trying again in %.0f s: %s", LOOK_SECONDS, error)
            return LOOK_SECONDS
        until_retry = persistently(looking.seconds_until_due, self._is_told_to_stop)
        return LOOK_SECONDS if until_retry is None else min(LOOK_SECONDS, until_retry)
