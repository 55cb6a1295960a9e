"""One task from claim to end, in the process that Celery gave us."""

from __future__ import annotations

import os
import threading
from typing import Any

from django.conf import settings
from django.db import connection

from tasks import queue
from tasks.queue import Claim, Failure, LeaseLost
from tasks.worker import child
from tasks.worker.heartbeat import Heartbeat
from tasks.worker.identity import identify
from tasks.worker.inbox import Inbox
from tasks.worker.job import Advanced, Done, as_job
from tasks.worker.outbox import Outbox


def process_one() -> bool:
    """Claim one task and work on it; False when there was none."""
    identity = identify("celery", 1)
    claims = queue.claim(identity.name, 1, lease_seconds=settings.ENV.lease_seconds)
    if not claims:
        return False
    claim = claims[0]
    outbox = Outbox()
    heartbeat = Heartbeat(identity, Inbox(), lambda: [claim.lease])
    heartbeat.start()
    clock = threading.Timer(claim.timeout_seconds, _end_overdue, [claim])
    clock.daemon = True
    clock.start()
    try:
        message = child.work(as_job(claim, settings.ENV.task_processor), DirectPipe(claim, outbox))
        if isinstance(message, Done):
            outbox.completed(claim, message)
        else:
            outbox.failed_with(Failure(claim.lease, message.reason, message.details, permanent=message.permanent))
        outbox.flush(lambda: False)
    except LeaseLost:
        pass  # cancelled, deleted, or given to another worker: nothing is kept
    finally:
        clock.cancel()
        heartbeat.stop()
        heartbeat.forget()
    return True


def _end_overdue(claim: Claim) -> None:
    """The processor may never come back: this process of Celery's pool ends with it, and the pool starts another."""
    reason = f"It took longer than its {claim.timeout_seconds} s and was stopped."
    queue.fail([Failure(claim.lease, reason, {"cause": "timeout"})])
    connection.close()
    os._exit(1)


class DirectPipe:
    """Where a child would write to its supervisor, this writes to the database."""

    def __init__(self, claim: Claim, outbox: Outbox) -> None:
        self._claim = claim
        self._outbox = outbox

    def send(self, message: Any) -> None:
        """Raises `LeaseLost`, which ends the processor at its next report of progress."""
        if isinstance(message, Advanced):
            self._outbox.advanced(self._claim, message)
            if self._outbox.flush(lambda: False):
                raise LeaseLost
