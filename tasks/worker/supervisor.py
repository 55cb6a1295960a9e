from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings

from tasks import queue
from tasks.queue import Claim, Failure, Lease, looking, short_transactions
from tasks.worker import leftovers
from tasks.worker.claiming import claim_persistently
from tasks.worker.closing import close
from tasks.worker.forking import forking_server
from tasks.worker.heartbeat import Heartbeat
from tasks.worker.identity import identify
from tasks.worker.inbox import Inbox
from tasks.worker.job import Advanced, Broke, Done, Ready
from tasks.worker.outbox import GATHER_SECONDS, Outbox
from tasks.worker.pace import LONGEST_AHEAD_SECONDS, Pace
from tasks.worker.persistence import GaveUp, persistently
from tasks.worker.shutdown import Shutdown
from tasks.worker.slot import Slot
from tasks.worker.wakeup import listener

logger = logging.getLogger(__name__)

# Without any wake-up the loop looks by itself this often: hints may be lost, tasks may not.
LOOK_SECONDS = 5.0
# After the grace time what is finished may still be on its way to the database, but not for ever.
LAST_WRITES_SECONDS = 5.0

T = TypeVar("T")


class Supervisor:
    """Claims tasks, hands them to children, writes what came of them. It owns the database; children never touch it."""

    def __init__(self, *, concurrency: int, name: str | None = None, drain: bool = False) -> None:
        self.env = settings.ENV
        self.identity = identify(name, concurrency)
        self.drain = drain
        self.inbox = Inbox()
        self.outbox = Outbox()
        self.pace = Pace()
        self.shutdown = Shutdown(self.inbox)
        self.listener = listener(self.inbox)
        self.slots: list[Slot] = []
        self.ahead: deque[tuple[float, Claim]] = deque()  # claimed, waiting for a child: (since, claim)
        self.heartbeat = Heartbeat(self.identity, self.inbox, self.leases)
        self.heartbeat.counts = lambda: (self.outbox.done, self.outbox.failed, self.shutdown.level > 0)
        self._arrived: dict[Lease, None] = {}  # finished by a child, not yet heard by the loop
        # Children's reading threads hand out what lies ahead: `ahead` and the slots' claims change under this lock.
        self._lock = threading.Lock()
        self._may_be_ready = self.env.task_processor != "external"
        self._look_at = 0.0
        self._check_leases = False

    def run(self) -> None:
        """Work until told to stop, or until the queue is empty with `drain`."""
        self.shutdown.install()
        short_transactions.end_after(self.env.lease_seconds / 2)
        try:
            self._begin()
            while not self._is_over():
                self._turn()
        except GaveUp as error:
            logger.error("Ending while the database is away; what is unfinished is taken up when it is back: %s", error)
        finally:
            close(self)

    def _begin(self) -> None:
        context = forking_server()
        self._insist(self.heartbeat.start)
        self.slots = [Slot(context, self.env.task_memory_limit, self._tell) for _ in range(self.identity.concurrency)]
        self.listener.start()
        logger.info(
            "Worker %s works on %d task(s) at once (%s)", self.identity.name, len(self.slots), self.identity.processor
        )

    def _turn(self) -> None:
        self._take_in()
        if not (self.shutdown.level or self.pace.ahead()):
            # Long work: the child that is through begins with the next while what it did is written.
            self._claim()
        self._write()
        self._end_overdue()
        if self.shutdown.level:
            self._wind_down()
        else:
            self._tend_children()
            self._claim()

    def _tell(self, slot: Slot, life: int, message: Any) -> None:
        """In the thread that reads a child's pipe. A child that is through gets the next task here and now.

        The loop may be writing to the database at this moment, and no child should wait for that. `claim` is what the
        message is about: by the time the loop hears it, the slot may have another.
        """
        claim, seconds = None, 0.0
        if isinstance(message, Advanced | Done | Broke):
            with self._lock:
                claim = slot.claim
                if life != slot.life or claim is None or not message.is_about(claim.lease):
                    return  # of a job that was taken from it
                if isinstance(message, Advanced):
                    slot.stage = message.stage or slot.stage
                else:
                    seconds = time.monotonic() - slot.started
                    self._arrived[claim.lease] = None
                    slot.clear()
                    self._feed(slot)
        self.inbox.put("child", (slot, life, message, claim, seconds))

    def leases(self) -> list[Lease]:
        """Everything that this worker holds at this moment, finished but unwritten work too.

        Asked by the heartbeat's thread: what moves from one place to the next meanwhile may be missed once, and has
        the time of several beats.
        """
        claims = [slot.claim for slot in list(self.slots)] + [claim for _, claim in list(self.ahead)]
        return [claim.lease for claim in claims if claim] + list(self._arrived) + self.outbox.leases()

    def _insist(self, write: Callable[[], T]) -> T:
        """Through blinks of the database; until the second signal, or past the grace time after the first."""
        return persistently(write, self._has_no_time)

    def _has_no_time(self) -> bool:
        return self.shutdown.level > 1 or self.shutdown.lasts() > self.env.shutdown_grace_seconds + LAST_WRITES_SECONDS

    # -- taking in

    def _take_in(self) -> None:
        for kind, value in self.inbox.take(self._patience()):
            if kind == "child":
                self._hear(*value)
            elif kind in ("ready", "changed", "stopped"):
                # "stopped" names no lease: the task may be ours again by now, under a new one. The database knows.
                self._may_be_ready |= kind != "stopped" and self.env.task_processor != "external"
                self._check_leases |= kind != "ready"
            elif kind == "lost":
                self._let_go(value)
            elif kind == "signal":
                logger.info("%s: %s", value, "stopping" if self.shutdown.level == 1 else "giving work back")

    def _patience(self) -> float:
        """How long the loop may sleep before something is due by the clock."""
        now = time.monotonic()
        due = [LOOK_SECONDS, self._look_at - now if self._look_at else LOOK_SECONDS]
        due += [slot.started + slot.claim.timeout_seconds - now for slot in self.slots if slot.claim]
        if self.shutdown.level:
            due.append(self.env.shutdown_grace_seconds - self.shutdown.lasts())
        else:
            due += [slot.start_at - now for slot in self.slots if slot.start_at is not None]
        if (wait := self.outbox.due_in()) is not None:
            due.append(wait)
        if self.ahead:
            due.append(self.ahead[0][0] + LONGEST_AHEAD_SECONDS - now)
            due.append(GATHER_SECONDS)
        return max(0.0, min(due))

    def _hear(self, slot: Slot, life: int, message: Any, claim: Claim | None, seconds: float) -> None:
        if claim is None:
            self._hear_of_child(slot, life, message)
        elif isinstance(message, Advanced):
            self.outbox.advanced(claim, message)
        elif isinstance(message, Done):
            self.pace.took(seconds)
            self.outbox.completed(claim, message)
            self._arrived.pop(claim.lease, None)
        elif isinstance(message, Broke):
            self.outbox.failed_with(Failure(claim.lease, message.reason, message.details, permanent=message.permanent))
            self._arrived.pop(claim.lease, None)

    def _hear_of_child(self, slot: Slot, life: int, message: Any) -> None:
        if life != slot.life:
            return  # of a child that was ended
        if message is None:
            self._child_died(slot)
        elif isinstance(message, Ready):
            with self._lock:
                slot.ready()
                self._feed(slot)

    def _feed(self, slot: Slot) -> None:
        """With the lock held."""
        if slot.is_free and self.ahead and not self.shutdown.level:
            slot.give(self.ahead[0][1], self.env.task_processor)
            self.ahead.popleft()  # only now: the heartbeat must find it in one place or the other

    def _child_died(self, slot: Slot) -> None:
        with self._lock:
            claim, stage = slot.claim, slot.stage
            cause = slot.bury()
        if claim is None:
            logger.warning("A child that had no work is gone: %s", cause)
            return
        reason = f"{cause[0].upper()}{cause[1:]}, {f'in stage {stage}' if stage else 'before its first stage'}."
        if self.env.task_memory_limit and "signal" in cause:
            reason += f" (The memory limit is {self.env.task_memory_limit // 1048576} MB.)"
        logger.warning("%s: %s", claim.lease.task_id, reason)
        self._fail(slot, Failure(claim.lease, reason, {"cause": "child_died", "stage": stage}))

    def _fail(self, slot: Slot, failure: Failure) -> None:
        self.outbox.failed_with(failure)
        slot.clear()
        leftovers.remove(failure.lease)

    def _let_go(self, lost: set[Lease]) -> None:
        """Leases that are not ours any more: stop the work, keep nothing, say nothing."""
        self.outbox.forget(lost)
        if not lost:
            return
        stopped = []
        with self._lock:
            for slot in self.slots:
                if slot.claim and slot.claim.lease in lost:
                    stopped.append(slot.claim.lease)
                    slot.clear()
                    slot.kill()
            self.ahead = deque(item for item in self.ahead if item[1].lease not in lost)
        for lease in stopped:
            logger.info("%s was taken away; its work is stopped", lease.task_id)
            leftovers.remove(lease)
            self._may_be_ready = self.env.task_processor != "external"

    # -- writing

    def _write(self) -> None:
        if not self.outbox.is_empty and not (self.ahead and self.outbox.may_wait()):
            self._let_go(self.outbox.flush(self._has_no_time))
        if self._check_leases:
            self._check_leases = False
            if leases := [slot.claim.lease for slot in self.slots if slot.claim] + [
                item[1].lease for item in self.ahead
            ]:
                held = self._insist(lambda: looking.still_held(leases))
                self._let_go({lease for lease in leases if (lease.task_id, lease.token) not in held})

    def _end_overdue(self) -> None:
        for slot in self.slots:
            with self._lock:
                claim, stage = slot.claim, slot.stage
                if claim is None or not slot.overdue:
                    continue
                slot.kill()
            where = f", in stage {stage}" if stage else ""
            reason = f"It took longer than its {claim.timeout_seconds} s and was stopped{where}."
            details = {"cause": "timeout", "stage": stage, "own_limit": claim.has_own_limit}
            self._fail(slot, Failure(claim.lease, reason, details))
        now = time.monotonic()
        with self._lock:
            late = [claim.lease for since, claim in self.ahead if now - since > LONGEST_AHEAD_SECONDS]
            self.ahead = deque(item for item in self.ahead if item[1].lease not in late)
        if late:
            self.pace.slow_down()
            self._insist(lambda: queue.release(late, "Given back: no child became free for it"))

    # -- claiming

    def _tend_children(self) -> None:
        for slot in self.slots:
            with self._lock:
                slot.start_when_due()
                self._feed(slot)

    def _claim(self) -> None:
        free = [slot for slot in self.slots if slot.is_free]
        room = len(free) + self.pace.ahead() - len(self.ahead)
        due = self._look_at and time.monotonic() >= self._look_at
        # Ahead of free children not one by one, but when the supply is half used up.
        wanted = free or len(self.ahead) < self.pace.ahead() / 2
        if room <= 0 or not wanted or not (self._may_be_ready or due):
            return
        try:
            claims = claim_persistently(self.identity.name, room, lambda: self.shutdown.level > 0)
        except GaveUp:
            return  # told to stop while the database is away: what runs may still end
        with self._lock:
            self.ahead.extend((time.monotonic(), claim) for claim in claims)
            for slot in self.slots:
                self._feed(slot)
        if len(claims) < room:
            # Nobody is left who could be claimed now: sleep until told, or until a delayed retry is due.
            self._may_be_ready = False
            wait = self._insist(looking.seconds_until_due)
            self._look_at = time.monotonic() + (LOOK_SECONDS if wait is None else min(LOOK_SECONDS, wait))

    # -- ending

    def _wind_down(self) -> None:
        with self._lock:
            unbegun = [claim.lease for _, claim in self.ahead]
            self.ahead.clear()
        if unbegun:
            self._insist(lambda: queue.release(unbegun, "Given back: the worker stops"))
        if self.shutdown.level > 1 or self.shutdown.lasts() >= self.env.shutdown_grace_seconds:
            with self._lock:
                for slot in self.slots:
                    slot.close()
            if leases := [slot.claim.lease for slot in self.slots if slot.claim]:
                self._insist(lambda: queue.release(leases, "Given back: the worker stops"))
            self.slots = []

    def _is_over(self) -> bool:
        with self._lock:
            busy = any(slot.claim for slot in self.slots) or bool(self.ahead) or bool(self._arrived)
        if busy or not self.outbox.is_empty:
            return False
        if self.shutdown.level:
            return True
        if not self.drain or self._may_be_ready:
            return False
        return self.env.task_processor == "external" or not self._insist(looking.anybody_waits)
