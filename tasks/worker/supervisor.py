from __future__ import annotations

import logging
import multiprocessing
import os
import time
from collections import deque
from typing import Any

from django.conf import settings
from django.db import connection

from tasks import queue
from tasks.models import Worker
from tasks.queue import Claim, Failure, Lease, looking
from tasks.worker.heartbeat import Heartbeat
from tasks.worker.identity import identify
from tasks.worker.inbox import Inbox
from tasks.worker.job import Advanced, Broke, Done
from tasks.worker.outbox import GATHER_SECONDS, Outbox
from tasks.worker.pace import Pace
from tasks.worker.persistence import persistently
from tasks.worker.shutdown import Shutdown
from tasks.worker.slot import Slot
from tasks.worker.wakeup import listener

logger = logging.getLogger(__name__)

# Without any wake-up the loop looks by itself this often: hints may be lost, tasks may not.
LOOK_SECONDS = 5.0
# A task that was taken ahead of a free child is given back when none becomes free.
LONGEST_AHEAD_SECONDS = 0.5


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
        self.heartbeat = Heartbeat(self.identity, self.inbox, self._leases)
        self.heartbeat.counts = lambda: (self.outbox.done, self.outbox.failed, self.shutdown.level > 0)
        self._may_be_ready = True
        self._look_at = 0.0
        self._check_leases = False
        self._give_back_at: float | None = None

    def run(self) -> None:
        """Work until told to stop, or until the queue is empty with `drain`."""
        self.shutdown.install()
        context = self._children_context()
        persistently(self.heartbeat.start, lambda: self.shutdown.level > 0)
        self.slots = [Slot(context, self.env.task_memory_limit, self._tell) for _ in range(self.identity.concurrency)]
        self.listener.start()
        logger.info(
            "Worker %s works on %d task(s) at once (%s)", self.identity.name, len(self.slots), self.identity.processor
        )
        try:
            while not self._is_over():
                self._take_in()
                self._write()
                self._end_overdue()
                if self.shutdown.level:
                    self._wind_down()
                else:
                    self._claim()
        finally:
            self._close()

    @staticmethod
    def _children_context() -> multiprocessing.context.ForkServerContext:
        context = multiprocessing.get_context("forkserver")
        # The server that children are forked from starts with the path of its environment only.
        paths = [str(settings.BASE_DIR), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
        os.environ["PYTHONPATH"] = os.pathsep.join(dict.fromkeys(path for path in paths if path))
        context.set_forkserver_preload(["tasks.worker.preload"])
        return context

    def _tell(self, slot: Slot, life: int, message: Any) -> None:
        self.inbox.put("child", (slot, life, message))

    def _leases(self) -> list[Lease]:
        """Asked by the heartbeat's thread: everything that this worker holds at this moment."""
        claims = [slot.claim for slot in list(self.slots)] + [claim for _, claim in list(self.ahead)]
        return [claim.lease for claim in claims if claim]

    # -- taking in

    def _take_in(self) -> None:
        for kind, value in self.inbox.take(self._patience()):
            if kind == "child":
                self._hear(*value)
            elif kind in ("ready", "changed"):
                self._may_be_ready = True
                self._check_leases |= kind == "changed"
            elif kind == "stopped":
                self._let_go({(lease.task_id, lease.token) for lease in self._leases() if lease.task_id == value})
            elif kind == "lost":
                self._let_go(value)
            elif kind == "signal":
                logger.info("%s: %s", value, "stopping" if self.shutdown.level == 1 else "giving work back")

    def _patience(self) -> float:
        """How long the loop may sleep before something is due by the clock."""
        now = time.monotonic()
        due = [LOOK_SECONDS, self._look_at - now if self._look_at else LOOK_SECONDS]
        due += [slot.started + slot.claim.timeout_seconds - now for slot in self.slots if slot.claim]
        if self._give_back_at:
            due.append(self._give_back_at - now)
        if self.ahead:
            due.append(self.ahead[0][0] + LONGEST_AHEAD_SECONDS - now)
            due.append(GATHER_SECONDS)
        return max(0.0, min(due))

    def _hear(self, slot: Slot, life: int, message: Any) -> None:
        if life != slot.life:
            return  # the last words of a child that was ended
        claim = slot.claim
        if message is None:
            self._child_died(slot)
        elif claim is None or message.token != claim.lease.token or message.task_id != claim.lease.task_id:
            return  # of a job that was taken from it
        elif isinstance(message, Advanced):
            slot.stage = message.stage or slot.stage
            self.outbox.advanced(claim, message)
        elif isinstance(message, Done):
            self.pace.took(time.monotonic() - slot.started)
            self.outbox.completed(claim, message)
            self._next(slot)
        elif isinstance(message, Broke):
            self.outbox.failed_with(Failure(claim.lease, message.reason, message.details, permanent=message.permanent))
            self._next(slot)

    def _next(self, slot: Slot) -> None:
        slot.clear()
        if self.ahead and not self.shutdown.level:
            slot.give(self.ahead.popleft()[1], self.env.task_processor)

    def _child_died(self, slot: Slot) -> None:
        claim = slot.clear()
        cause, stage = slot.cause_of_death(), slot.stage
        slot.kill()
        if claim:
            reason = f"{cause[0].upper()}{cause[1:]}, {f'in stage {stage}' if stage else 'before its first stage'}."
            if self.env.task_memory_limit and "signal" in cause:
                reason += f" (The memory limit is {self.env.task_memory_limit // 1048576} MB.)"
            logger.warning("%s: %s", claim.lease.task_id, reason)
            self.outbox.failed_with(Failure(claim.lease, reason, {"cause": "child_died", "stage": stage}))

    def _let_go(self, lost: set[tuple[str, str]]) -> None:
        """Leases that are not ours any more: stop the work, keep nothing, say nothing."""
        for slot in self.slots:
            if slot.claim and (slot.claim.lease.task_id, slot.claim.lease.token) in lost:
                logger.info("%s was taken away; its work is stopped", slot.claim.lease.task_id)
                slot.clear()
                slot.kill()
                self._may_be_ready = True
        self.ahead = deque(item for item in self.ahead if (item[1].lease.task_id, item[1].lease.token) not in lost)

    # -- writing

    def _write(self) -> None:
        if not self.outbox.is_empty and not (self.ahead and self.outbox.may_wait()):
            lost = self.outbox.flush(lambda: self.shutdown.level > 1)
            if lost:
                self._let_go({(lease.task_id, lease.token) for lease in lost})
        if self._check_leases:
            self._check_leases = False
            leases = self._leases()
            if leases:
                held = persistently(lambda: looking.still_held(leases))
                self._let_go({(lease.task_id, lease.token) for lease in leases} - held)

    def _end_overdue(self) -> None:
        for slot in self.slots:
            if slot.overdue and (claim := slot.clear()):
                where = f", in stage {slot.stage}" if slot.stage else ""
                slot.kill()
                reason = f"It took longer than its {claim.timeout_seconds} s and was stopped{where}."
                self.outbox.failed_with(Failure(claim.lease, reason, {"cause": "timeout", "stage": slot.stage}))
        now = time.monotonic()
        late = [claim.lease for since, claim in self.ahead if now - since > LONGEST_AHEAD_SECONDS]
        if late:
            self.pace.slow_down()
            self.ahead = deque(item for item in self.ahead if item[1].lease not in late)
            persistently(lambda: queue.release(late, "Given back: no child became free for it"))

    # -- claiming

    def _claim(self) -> None:
        free = [slot for slot in self.slots if slot.is_free]
        room = len(free) + self.pace.ahead() - len(self.ahead)
        due = self._look_at and time.monotonic() >= self._look_at
        if room <= 0 or not free or not (self._may_be_ready or due):
            return
        if self.env.task_processor == "external":
            self._may_be_ready, self._look_at = False, 0.0
            return
        claims = persistently(lambda: self._claim_up_to(room), lambda: self.shutdown.level > 0)
        for claim in claims:
            if free:
                free.pop().give(claim, self.env.task_processor)
            else:
                self.ahead.append((time.monotonic(), claim))
        if len(claims) < room:
            # Nobody is left who could be claimed now: sleep until told, or until a delayed retry is due.
            self._may_be_ready = False
            wait = persistently(looking.seconds_until_due, lambda: self.shutdown.level > 0)
            self._look_at = time.monotonic() + min(LOOK_SECONDS, LOOK_SECONDS if wait is None else wait)

    def _claim_up_to(self, room: int) -> list[Claim]:
        if not looking.something_is_ready():
            return []
        return queue.claim(self.identity.name, room, lease_seconds=self.env.lease_seconds)

    # -- ending

    def _wind_down(self) -> None:
        if self.ahead:
            leases = [claim.lease for _, claim in self.ahead]
            self.ahead.clear()
            persistently(lambda: queue.release(leases, "Given back: the worker stops"))
        if self._give_back_at is None:
            self._give_back_at = time.monotonic() + self.env.shutdown_grace_seconds
        if self.shutdown.level > 1 or time.monotonic() >= self._give_back_at:
            leases = [claim.lease for slot in self.slots if (claim := slot.clear())]
            for slot in self.slots:
                slot.close()
            self.slots = []
            if leases:
                persistently(lambda: queue.release(leases, "Given back: the worker stops"))

    def _is_over(self) -> bool:
        if any(slot.claim for slot in self.slots) or self.ahead or not self.outbox.is_empty:
            return False
        if self.shutdown.level:
            return True
        if not self.drain or self._may_be_ready:
            return False
        return not persistently(looking.anybody_waits)

    def _close(self) -> None:
        for slot in self.slots:
            slot.close()
        self.listener.stop()
        self.heartbeat.stop()
        persistently(lambda: Worker.objects.filter(name=self.identity.name).delete(), lambda: True)
        connection.close()
        logger.info("Worker %s ends: %d done, %d failed", self.identity.name, self.outbox.done, self.outbox.failed)
