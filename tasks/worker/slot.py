from __future__ import annotations

import contextlib
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from typing import Any

from tasks.queue import Claim
from tasks.worker import child
from tasks.worker.job import Job


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
        self.claim: Claim | None = None
        self.started = 0.0
        self.stage: str | None = None
        self.life = 0
        self._start()

    def _start(self) -> None:
        self.life += 1
        self._pipe, theirs = self._context.Pipe()
        self.process = self._context.Process(target=child.main, args=(theirs, self._memory_limit), daemon=True)
        self.process.start()
        theirs.close()
        threading.Thread(target=self._read, args=(self._pipe, self.life), name="slot", daemon=True).start()

    def _read(self, pipe: Connection, life: int) -> None:
        while True:
            try:
                message = pipe.recv()
            except (EOFError, OSError):
                break
            self._tell(self, life, message)
        self._tell(self, life, None)

    @property
    def is_free(self) -> bool:
        return self.claim is None

    def give(self, claim: Claim, default_processor: str) -> None:
        self.claim = claim
        self.started = time.monotonic()
        self.stage = None
        job = Job(
            task_id=claim.lease.task_id,
            token=claim.lease.token,
            attempt=claim.attempt,
            processor=claim.processor or default_processor,
            file_name=claim.file_name,
            file_hash=claim.file_hash,
            source_path=claim.source_path,
            extra_data=claim.extra_data,
        )
        with contextlib.suppress(OSError):  # it died just now: the reading thread tells
            self._pipe.send(job)

    @property
    def overdue(self) -> bool:
        return self.claim is not None and time.monotonic() - self.started > self.claim.timeout_seconds

    def clear(self) -> Claim | None:
        claim, self.claim = self.claim, None
        return claim

    def kill(self) -> None:
        """End the child, whatever it does, and put a warm one in its place."""
        self._end()
        self._start()

    def close(self) -> None:
        self._end()

    def _end(self) -> None:
        self.process.kill()
        self.process.join(5)
        # Not closed here but by its reading thread's end: the descriptor's number may be another pipe's by then.

    def cause_of_death(self) -> str:
        """How the child ended, in words; only after it has."""
        self.process.join(5)
        code = self.process.exitcode
        if code is None:
            return "its process stopped answering"
        if code >= 0:
            return f"its process exited with status {code}"
        name = signal.Signals(-code).name if -code in set(signal.Signals) else "unknown"
        return f"its process was killed by signal {-code} ({name})"
