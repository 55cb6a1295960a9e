"""What the children reported, until the database has it: many tasks in one transaction."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from tasks import queue
from tasks.queue import Claim, Failure, Lease, Outcome, Progress
from tasks.worker import leftovers
from tasks.worker.job import Advanced, Done
from tasks.worker.persistence import GaveUp, persistently

logger = logging.getLogger(__name__)

# While short jobs come in a stream, their ends are gathered so that they share a transaction.
BATCH = 96
GATHER_SECONDS = 0.08
# Progress is written this often, for all children together: a row written for each stage of each novel cost a third of
# what the analysis itself does. The first word after a silence is written at once.
PROGRESS_SECONDS = 0.4

T = TypeVar("T", Progress, Outcome, Failure)


class Outbox:
    """Progress, outcomes and failures on their way; `flush()` writes them and returns the leases found lost."""

    def __init__(self, progress_seconds: float = PROGRESS_SECONDS) -> None:
        self._progress: dict[Lease, Progress] = {}
        self._progress_seconds = progress_seconds
        self._progress_due = 0.0
        self._reports: dict[Lease, int] = {}  # how many were made so far
        self._outcomes: list[Outcome] = []
        self._failures: list[Failure] = []
        self._outcomes_since = 0.0
        self.done = 0
        self.failed = 0

    def advanced(self, claim: Claim, message: Advanced) -> None:
        pending = self._progress.get(claim.lease)
        if pending is None:
            number = self._reports[claim.lease] = self._reports.get(claim.lease, 0) + 1
            pending = self._progress[claim.lease] = Progress(claim.lease, number=number)
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
                summary=result.summary,
                full_content=result.full_content,
                quality_score=result.quality_score,
                confidence_score=result.confidence_score,
                extra_data=result.extra_data,
                files=message.files,
                result_url=result.result_url,
            )
        )

    def failed_with(self, failure: Failure) -> None:
        self._failures.append(failure)

    def forget(self, leases: set[Lease]) -> None:
        """Leases that are lost: nothing more is to be said of them."""
        for lease in leases:
            self._progress.pop(lease, None)
            self._reports.pop(lease, None)

    def leases(self) -> list[Lease]:
        """What is finished but not written yet is still held; asked by the heartbeat's thread."""
        return [outcome.lease for outcome in list(self._outcomes)] + [failure.lease for failure in list(self._failures)]

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

    def due_in(self) -> float | None:
        """Seconds until progress is to be written; None when there is none."""
        return max(0.0, self._progress_due - time.monotonic()) if self._progress else None

    def flush(self, give_up: Callable[[], bool]) -> set[Lease]:
        """Progress first, so that a task's log is in order. An empty one costs nothing. Raises `GaveUp`."""
        lost: set[Lease] = set()
        if updates := self._progress_to_write():
            held = _write(queue.report_progress, updates, give_up, self._spoiled_progress)
            lost = {update.lease for update in updates if update.lease.task_id not in held}
            for update in updates:
                del self._progress[update.lease]
        if self._outcomes:
            held = _write(queue.complete, self._outcomes, give_up, self._spoiled_outcome)
            self.done += len(held)
            for outcome in self._outcomes:
                self._reports.pop(outcome.lease, None)
                if outcome.lease.task_id not in held and outcome.files:
                    leftovers.remove(outcome.lease)
            self._outcomes = []
        if self._failures:
            self.failed += len(_write(queue.fail, self._failures, give_up, self._spoiled_failure(give_up)))
            for failure in self._failures:
                self._reports.pop(failure.lease, None)
            self._failures = []
        return lost

    def _progress_to_write(self) -> list[Progress]:
        """All that is due, and what belongs before an end that is written now."""
        for outcome in self._outcomes:
            update = self._progress.get(outcome.lease)
            if update and not update.lines:  # the end says more
                del self._progress[outcome.lease]
        if self._progress and time.monotonic() >= self._progress_due:
            self._progress_due = time.monotonic() + self._progress_seconds
            return list(self._progress.values())
        ends = dict.fromkeys([each.lease for each in self._outcomes] + [each.lease for each in self._failures])
        return [self._progress[lease] for lease in ends if lease in self._progress]

    def _spoiled_progress(self, update: Progress, error: Exception) -> set[str]:
        logger.error("Progress of %s cannot be stored, and is left out: %s", update.lease.task_id, error)
        return {update.lease.task_id}

    def _spoiled_outcome(self, outcome: Outcome, error: Exception) -> set[str]:
        logger.error("The result of %s cannot be stored", outcome.lease.task_id, exc_info=error)
        reason = f"Its result cannot be stored: {type(error).__name__}."
        self._failures.append(Failure(outcome.lease, reason, permanent=True))
        return set()

    def _spoiled_failure(self, give_up: Callable[[], bool]) -> Callable[[Failure, Exception], set[str]]:
        def spoiled(failure: Failure, error: Exception) -> set[str]:
            logger.error("How %s failed cannot be stored, and is left out: %s", failure.lease.task_id, error)
            bare = Failure(failure.lease, "It failed, and how cannot be stored.", permanent=failure.permanent)
            return persistently(lambda: queue.fail([bare]), give_up)

        return spoiled


def _write(
    write: Callable[[Sequence[T]], set[str]],
    items: Sequence[T],
    give_up: Callable[[], bool],
    spoiled: Callable[[T, Exception], set[str]],
) -> set[str]:
    """Write items together; if one of them cannot be stored at all, the others must not suffer for it."""
    try:
        return persistently(lambda: write(items), give_up)
    except GaveUp:
        raise
    except Exception as error:
        if len(items) == 1:
            return spoiled(items[0], error)
    return set().union(*(_write(write, [item], give_up, spoiled) for item in items))
