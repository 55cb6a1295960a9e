from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import connection

from tasks import queue
from tasks.models import Worker
from tasks.queue.clock import now
from tasks.worker.identity import Identity, memory_of_family
from tasks.worker.inbox import Inbox

logger = logging.getLogger(__name__)

# The memory of the family is measured at every fifth beat: that looks at every process of the host.
MEASURED_EVERY = 5
# Rows of workers silent for this long are swept by the others.
DEAD = timedelta(minutes=1)
# A beat that failed is made again after this many seconds, then after twice as many, up to a whole interval.
FIRST_PAUSE = 0.1
# A beat that comes later than this many intervals after the last one was held up.
HELD_UP = 2.5


class Heartbeat:
    """Renews leases, keeps the worker's row, rescues what dead workers left.

    A thread with a database connection of its own, so that the beat never waits for the loop. Started before the first
    claim, stopped after the last write: a lease must not run out while its holder tidies up.
    """

    def __init__(self, identity: Identity, inbox: Inbox, leases: Callable[[], list[queue.Lease]]) -> None:
        self._identity = identity
        self._inbox = inbox
        self._leases = leases
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="heartbeat", daemon=True)
        self._last = (time.monotonic(), time.time())
        self._rows_kept = 0
        self._memory_bytes = 0
        self.counts: Callable[[], tuple[int, int, bool]] = lambda: (0, 0, False)

    def start(self) -> None:
        self._keep_row()
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(10)

    def forget(self) -> None:
        """Take the worker's row away: it is no more. After `stop`."""
        Worker.objects.filter(name=self._identity.name).delete()

    def _run(self) -> None:
        # The first beat at once: a worker that is started in place of a dead one takes up what that left.
        pause, after_failure = 0.0, FIRST_PAUSE
        while not self._stop.wait(pause):
            try:
                self.beat()
                pause, after_failure = settings.ENV.heartbeat_seconds, FIRST_PAUSE
            except Exception as error:  # whatever it is: without this thread every lease would run out
                logger.warning("A heartbeat was missed: %s: %s", type(error).__name__, str(error).split("\n")[0])
                connection.close()
                # A broken connection is mended at once; a whole interval would be lost for leases and rescue.
                pause, after_failure = min(after_failure, settings.ENV.heartbeat_seconds), after_failure * 2
        connection.close()

    def beat(self) -> None:
        leases = self._leases()
        held = queue.renew(leases, settings.ENV.lease_seconds)
        if lost := {lease for lease in leases if lease.task_id not in held}:
            self._inbox.put("lost", lost)
        self._keep_row(sorted(held))
        if self._may_rescue() and (rescued := queue.rescue()):
            logger.warning("Took up %d task(s) of dead workers: %s", len(rescued), ", ".join(rescued[:5]))
            self._inbox.put("ready")

    def _keep_row(self, running: list[str] | None = None) -> None:
        identity, moment = self._identity, now()
        done, failed, stopping = self.counts()
        if self._rows_kept % MEASURED_EVERY == 0:
            self._memory_bytes = memory_of_family()
        self._rows_kept += 1
        state = {
            "heartbeat_at": moment,
            "running": running or [],
            "memory_bytes": self._memory_bytes,
            "done_count": done,
            "failed_count": failed,
            "is_stopping": stopping,
        }
        if not Worker.objects.filter(name=identity.name).update(**state):
            # The first beat; or this worker was stopped for so long that the others swept its row.
            facts = {"host": identity.host, "pid": identity.pid, "version": identity.version}
            facts |= {"processor": identity.processor, "concurrency": identity.concurrency}
            Worker.objects.update_or_create(name=identity.name, defaults=state | facts)
        Worker.objects.filter(heartbeat_at__lt=moment - DEAD).delete()

    def _may_rescue(self) -> bool:
        """Not after a gap in one's own beats: the database was away, or this host asleep, and for the others just as long.

        Each worker's first beat after that renews; were leases taken at once, the first to come back would rob the
        living. Both clocks are asked: one stands still while a host sleeps.
        """
        present = (time.monotonic(), time.time())
        last, self._last = self._last, present
        longest = settings.ENV.heartbeat_seconds * HELD_UP
        return all(0 <= new - old <= longest for new, old in zip(present, last, strict=True))
