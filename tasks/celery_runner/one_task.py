"""One task from claim to end, in the process that Celery gave us."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from django.conf import settings

from tasks import queue
from tasks.celery_runner.ending import Ending
from tasks.queue import Claim, Failure, LeaseLost, short_transactions
from tasks.worker import child, leftovers
from tasks.worker.heartbeat import Heartbeat
from tasks.worker.identity import identify
from tasks.worker.inbox import Inbox
from tasks.worker.job import Advanced, Done, as_job
from tasks.worker.outbox import Outbox

# Work whose lease is lost ends by itself at its next report of progress; if none comes, the process is ended.
SECONDS_TO_NOTICE = 5.0


def process_one() -> bool:
    """Claim one task and work on it; False when there was none."""
    short_transactions.end_after(settings.ENV.lease_seconds / 2)
    identity = identify("celery", 1)
    claims = queue.claim(identity.name, 1, lease_seconds=settings.ENV.lease_seconds)
    if not claims:
        return False
    claim = claims[0]
    outbox, ending = Outbox(), Ending()
    lost = _timer(SECONDS_TO_NOTICE, lambda: ending.end_process(lambda: leftovers.remove(claim.lease)))
    heartbeat = Heartbeat(identity, LostLease(lost), lambda: [claim.lease])
    overdue = _timer(claim.timeout_seconds, lambda: ending.end_process(lambda: _give_up(claim, heartbeat)))
    overdue.start()
    heartbeat.start()
    try:
        message = child.work(as_job(claim, settings.ENV.task_processor), DirectPipe(claim, outbox))
        ending.work_is_over()
        if isinstance(message, Done):
            outbox.completed(claim, message)
        else:
            outbox.failed_with(Failure(claim.lease, message.reason, message.details, permanent=message.permanent))
        outbox.flush(lambda: False)
    finally:
        ending.work_is_over()
        overdue.cancel()
        lost.cancel()
        heartbeat.stop()
        heartbeat.forget()
    return True


def _timer(seconds: float, act: Callable[[], object]) -> threading.Timer:
    timer = threading.Timer(seconds, act)
    timer.daemon = True
    return timer


def _give_up(claim: Claim, heartbeat: Heartbeat) -> None:
    """If this cannot be written, the lease runs out after the process's end, and the attempt counts all the same."""
    reason = f"It took longer than its {claim.timeout_seconds} s and was stopped."
    queue.fail([Failure(claim.lease, reason, {"cause": "timeout", "own_limit": claim.has_own_limit})])
    leftovers.remove(claim.lease)
    heartbeat.stop()
    heartbeat.forget()


class LostLease(Inbox):
    """Where a heartbeat says that the lease is lost."""

    def __init__(self, timer: threading.Timer) -> None:
        super().__init__()
        self._timer = timer
        self._told = False

    def put(self, kind: str, value: Any = None) -> None:
        if kind == "lost" and not self._told:
            self._told = True
            self._timer.start()


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
