"""A child that outlives its parent serves nobody: each end of a pipe tells the other that it is gone."""

from __future__ import annotations

import os
import signal
import threading

VARIABLE = "NOVEL_TASKS_LIFELINE"


def hold_on() -> None:
    """In a child: end politely, by SIGTERM to oneself, when the parent's end of the pipe closes, however it died."""
    descriptor = os.environ.pop(VARIABLE, "")
    if descriptor.isdigit():
        threading.Thread(target=_wait, args=(int(descriptor),), name="lifeline", daemon=True).start()


def _wait(descriptor: int) -> None:
    os.read(descriptor, 1)
    os.kill(os.getpid(), signal.SIGTERM)
