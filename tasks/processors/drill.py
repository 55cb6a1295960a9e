"""Does what the task's `extra_data` says, for tests and fire drills.

`{"do": "ok|sleep|raise|exit|kill|hang|allocate", "seconds": 1.5, "steps": 5, "megabytes": 1024, "attempts": 2}`
With `attempts`, only the first so many attempts do it; the next one ends well.
"""

from __future__ import annotations

import os
import signal
import time

from tasks.processors.base import Cannot, Reporter, Result, Source

MEGABYTE = 1024 * 1024


def process(source: Source, reporter: Reporter) -> Result:
    orders = source.extra_data
    seconds = float(orders.get("seconds", 0))
    steps = max(1, int(orders.get("steps", 1)))
    what = orders.get("do", "ok")
    if source.attempt > int(orders.get("attempts", source.attempt)):
        what = "ok"
    for step in range(steps):
        reporter.progress(step / steps, f"step_{step + 1}")
        reporter.log(f"Step {step + 1} of {steps}", level="debug")
        time.sleep(seconds / steps)
    if what in ("ok", "sleep"):
        return Result(tokens_processed=steps, summary=f"Drill: {what}.")
    if what == "raise":
        raise RuntimeError("Drill: an error on purpose.")
    if what == "exit":
        os._exit(3)
    if what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "hang":
        while True:  # never gives the interpreter a chance to stop it politely
            pass
    if what == "allocate":
        _allocate(int(orders.get("megabytes", 1024)))
        return Result(summary="Drill: the memory was there.")
    raise Cannot(f"Drill: {what!r} is none of ok, sleep, raise, exit, kill, hang, allocate.")


def _allocate(megabytes: int) -> None:
    held = []
    for _ in range(megabytes):
        held.append(bytearray(os.urandom(1024)) * 1024)
