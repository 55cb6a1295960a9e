"""What the children reported, until the database has it: many tasks in one transaction."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from django.db import DataError, IntegrityError

from tasks import queue, storage
from tasks.queue import Claim, Failure, Lease, Outcome, Progress
from tasks.worker.job import Advanced, Done
from tasks.worker.persistence import persistently

logger = logging.getLogger(__name__)

# While short jobs come in a stream, their ends are gathered so that they share a transaction.
BATCH = 48
GATHER_SECONDS = 0.02


class Outbox:
    """Progress, outcomes and failures on their way; `flush()` writes them and returns the leases found lost."""

    def __init__(self) -> None:
        self._progress: dict[str, Progress] = {}
        self._outcomes: list[Outcome] = []
        self._failures: list[Failure] = []
        self._outcomes_since = 0.0
        self.done = 0
        self.failed = 0

    def advanced(self, claim: Claim, message: Advanced) -> None:
        pending = self._progress.setdefault(claim.lease.token + claim.lease.task_id, Progress(claim.lease))
        pending.progress = max(pending.progress, message.percent)
        pending.stage = message.stage or pending.stage
        pending.lines += message.lines

    def completed(self, claim: Claim, message: Done) -> None:
        result = message.result
        if not self._outcomes:
            self._outcomes_since = time.monotonic()
        self._outcomes.append(
            Outcome(
                lease=claim.lease,
                processing_time_ms=message.milliseconds,
                tokens_processed=result.tokens_processed,
                summary=result.summary.replace("\x00", ""),
                full_content=result.full_content.replace("\x00", ""),
                quality_score=result.quality_score,
                confidence_score=result.confidence_score,
                extra_data=result.extra_data,
                files=message.files,
                result_url=result.result_url,
            )
        )

    def failed_with(self, failure: Failure) -> None:
        self._failures.append(failure)

    def may_wait(self) -> bool:
        """Whether more ends may be gathered first; asked only while more short jobs are on their way."""
        return (
            len(self._outcomes) < BATCH
            and not self._failures
            and time.monotonic() - self._outcomes_since < GATHER_SECONDS
        )

    @property
    def is_empty(self) -> bool:
        return not (self._progress or self._outcomes or self._failures)

    def flush(self, give_up: Callable[[], bool]) -> set[Lease]:
        """Progress first, so that a task's log is in order. An empty one costs nothing."""
        lost: set[Lease] = set()
        if self._progress:
            updates = list(self._progress.values())
            held = persistently(lambda: queue.report_progress(updates), give_up)
            lost |= {update.lease for update in updates if update.lease.task_id not in held}
            self._progress.clear()
        if self._outcomes:
            held = self._complete(self._outcomes, give_up)
            self.done += len(held)
            for outcome in self._outcomes:
                if outcome.lease.task_id not in held and outcome.files:
                    _discard(outcome)
            self._outcomes = []
        if self._failures:
            self.failed += len(persistently(lambda: queue.fail(self._failures), give_up))
            self._failures = []
        return lost

    def _complete(self, outcomes: list[Outcome], give_up: Callable[[], bool]) -> set[str]:
        try:
            return persistently(lambda: queue.complete(outcomes), give_up)
        except (DataError, IntegrityError, ValueError, TypeError) as error:
            if len(outcomes) > 1:
                # One of them cannot be stored; the others must not suffer for it.
                return set().union(*(self._complete([outcome], give_up) for outcome in outcomes))
            return self._cannot_be_stored(outcomes[0], error)

    def _cannot_be_stored(self, outcome: Outcome, error: Any) -> set[str]:
        logger.exception("The result of %s cannot be stored", outcome.lease.task_id)
        self._failures.append(Failure(outcome.lease, f"Its result cannot be stored: {error}", permanent=True))
        _discard(outcome)
        return set()


def _discard(outcome: Outcome) -> None:
    """The lease was lost: nothing of this attempt is kept."""
    try:
        storage.delete_folder(storage.result_folder(outcome.lease.task_id, outcome.lease.token))
    except OSError:
        logger.warning("Files of a lost attempt stay behind until they are pruned: %s", outcome.lease.task_id)
