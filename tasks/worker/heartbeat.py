from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection

from tasks import queue
from tasks.models import Worker
from tasks.queue.clock import now
from tasks.worker.identity import Identity, memory_of_family
from tasks.worker.inbox import Inbox

logger = logging.getLogger(__name__)

# Rows of workers silent for this long are swept by the others.
DEAD = timedelta(minutes=1)


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
        self.counts: Callable[[], tuple[int, int, bool]] = lambda: (0, 0, False)

    def start(self) -> None:
        identity = self._identity
        Worker.objects.update_or_create(
            name=identity.name,
            defaults={
                "host": identity.host,
                "pid": identity.pid,
                "version": identity.version,
                "processor": identity.processor,
                "concurrency": identity.concurrency,
                "heartbeat_at": now(),
            },
        )
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(10)

    def _run(self) -> None:
        while not self._stop.wait(settings.ENV.heartbeat_seconds):
            try:
                self.beat()
            except (DatabaseError, InterfaceError) as error:
                logger.warning("A heartbeat was missed: %s", str(error).strip().split("\n")[0])
                connection.close()
        connection.close()

    def beat(self) -> None:
        leases = self._leases()
        held = queue.renew(leases, settings.ENV.lease_seconds)
        lost = [lease.token for lease in leases if lease.task_id not in held]
        if lost:
            self._inbox.put("lost", {(lease.task_id, lease.token) for lease in leases if lease.task_id not in held})
        done, failed, stopping = self.counts()
        moment = now()
        Worker.objects.filter(name=self._identity.name).update(
            heartbeat_at=moment,
            running=sorted(held),
            memory_bytes=memory_of_family(),
            done_count=done,
            failed_count=failed,
            is_stopping=stopping,
        )
        if rescued := queue.rescue():
            logger.warning("Took up %d task(s) of dead workers: %s", len(rescued), ", ".join(rescued[:5]))
            self._inbox.put("ready")
        Worker.objects.filter(heartbeat_at__lt=moment - DEAD).delete()
