from __future__ import annotations

import contextlib
import logging
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from multiprocessing.reduction import ForkingPickler
from typing import Any

from tasks.queue import Claim
from tasks.worker import child
from tasks.worker.job import as_job

logger = logging.getLogger(__name__)

# A child that dies before it did anything is followed by the next one after a pause that doubles.
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
# What a pipe surely takes without anybody reading.
FITS_A_PIPE = 32 * 1024


class Slot:
    """One child process, and the job it has.

    A thread of its own reads the child's pipe and passes messages to `tell(slot, life, message)`, and `None` when the
    child is gone: a child that stops in the middle of a message holds up this thread and nobody else. `life` counts
    the children that this slot has had: what is still heard of a former one must not be taken for the present one's.
    """

    def __init__(
        self, context: ForkServerContext, memory_limit: int | None, tell: Callable[[Slot, int, Any], None]
    ) -> None:
        self._context = context
        self._memory_limit = memory_limit
        self._tell = tell
        self._process: ForkServerProcess | None = None
        self._pipe: Connection | None = None
        self._pause = 0.0
        self._worked = False
        self.claim: Claim | None = None
        self.started = 0.0
        self.stage: str | None = None
        self.life = 0
        self.is_ready = False
        self.start_at: float | None = time.monotonic()  # None: there is a child
        self.start_when_due()

    @property
    def is_free(self) -> bool:
        return self.is_ready and self.claim is None

    @property
    def overdue(self) -> bool:
        return self.claim is not None and time.monotonic() - self.started > self.claim.timeout_seconds

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start_when_due(self) -> None:
        if self.start_at is None or time.monotonic() < self.start_at:
            return
        self.life += 1
        self.start_at = None
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=child.main, args=(theirs, self._memory_limit), daemon=True)
        try:
            process.start()
        except (OSError, EOFError) as error:  # the server that forks died this moment; it is started anew the next time
            logger.warning("A child could not be started: %s", error)
            ours.close()
            self._rest()
            return
        finally:
            theirs.close()
        self._process, self._pipe, self._worked = process, ours, False
        threading.Thread(target=self._read, args=(ours, self.life), name="slot", daemon=True).start()

    def _read(self, pipe: Connection, life: int) -> None:
        try:
            while True:
                self._tell(self, life, pipe.recv())
        except (EOFError, OSError):
            pass
        except Exception:
            logger.exception("A child sent what cannot be read")
        self._tell(self, life, None)

    def ready(self) -> None:
        """The child said that it is there."""
        self.is_ready = True

    def give(self, claim: Claim, default_processor: str) -> None:
        self.claim = claim
        self.started = time.monotonic()
        self.stage = None
        self._worked = True
        self._pause = 0.0
        job = as_job(claim, default_processor)
        message = bytes(ForkingPickler.dumps(job))
        if len(message) <= FITS_A_PIPE:
            _send(self._pipe, message)
        else:  # a child that does not read must hold up nobody
            threading.Thread(target=_send, args=(self._pipe, message), name="slot-send", daemon=True).start()

    def clear(self) -> Claim | None:
        claim, self.claim = self.claim, None
        return claim

    def kill(self) -> None:
        """End the child, whatever it does, and put a warm one in its place."""
        self.close()
        self.start_at = time.monotonic()
        self.start_when_due()

    def close(self) -> None:
        """End the child. What is still heard of it belongs to a former life."""
        self.life += 1
        self.is_ready = False
        if self._process:
            self._process.kill()
            self._process.join(5)
        # The pipe is not closed here but by its reading thread's end: the descriptor's number may be another's by then.
        # Dropping the process lets its lifeline go, which ends a child whose forking server is dead and reports nothing.
        self._process = self._pipe = None

    def bury(self) -> str:
        """The child is gone: how it ended, in words. The next one follows, after a pause if this one did nothing."""
        cause = self._cause_of_death()
        worked = self._worked
        self.close()
        if worked:
            self.start_at = time.monotonic()
        else:
            self._rest()
        self.start_when_due()
        return cause

    def _rest(self) -> None:
        self._pause = min(LONGEST_PAUSE, self._pause * 2 or FIRST_PAUSE)
        self.start_at = time.monotonic() + self._pause

    def _cause_of_death(self) -> str:
        if not self._process:
            return "its process could not be started"
        self._process.join(2)
        code = self._process.exitcode
        if code is None:
            return "its process stopped answering"
        if code >= 0:
            return f"its process exited with status {code}"
        name = signal.Signals(-code).name if -code in set(signal.Signals) else "unknown"
        return f"its process was killed by signal {-code} ({name})"


def _send(pipe: Connection | None, message: bytes) -> None:
    if pipe:
        with contextlib.suppress(OSError):  # it died just now: the reading thread tells
            pipe.send_bytes(message)
