from __future__ import annotations

import contextlib
import logging
import os
import queue
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from types import FrameType

from django.conf import settings

from tasks.worker.lifeline import VARIABLE

logger = logging.getLogger(__name__)

# A child that ends sooner than this after its start is not started again at once, but after a growing pause.
SHORT_LIFE = 10.0
LONGEST_PAUSE = 30.0


@dataclass
class Member:
    """One child process: what to run, and how its last starts went."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = 0.5
    start_at: float = 0.0


class Family:
    """The server and the workers: started, started again when they die, ended together.

    Each has a session of its own, so that a Ctrl-C in the terminal reaches this process alone: it passes one polite
    signal on, where two would mean "at once".
    """

    def __init__(self, commands: dict[str, list[str]], grace: float) -> None:
        self.members = [Member(name, command) for name, command in commands.items()]
        self._grace = grace
        self._signals = 0
        # Not an Event: set() in a handler that interrupted wait() would wait for a lock that it holds itself.
        self._wake: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._read_end, self._write_end = os.pipe()  # the write end stays here: it closes when this process dies

    def run(self) -> int:
        """Until a signal comes. Returns an exit status."""
        signal.signal(signal.SIGTERM, self._on_signal)
        signal.signal(signal.SIGINT, self._on_signal)
        while not self._signals:
            for member in self.members:
                self._look_after(member)
            self._rest(0.25)
        return self._end_all()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._signals += 1
        self._wake.put(None)

    def _rest(self, seconds: float) -> None:
        """Until a signal comes, or for so long."""
        with contextlib.suppress(queue.Empty):
            self._wake.get(timeout=seconds)

    def _look_after(self, member: Member) -> None:
        now = time.monotonic()
        if member.process is None:
            if now >= member.start_at:
                self._start(member)
        elif member.process.poll() is not None:
            lived = now - member.started
            member.pause = min(LONGEST_PAUSE, member.pause * 2) if lived < SHORT_LIFE else 0.5
            logger.error(
                "The %s ended (status %s); starting it again in %.1f s",
                member.name,
                member.process.returncode,
                member.pause,
            )
            member.process, member.start_at = None, now + member.pause

    def _start(self, member: Member) -> None:
        member.started = time.monotonic()
        member.process = subprocess.Popen(
            [sys.executable, *member.command],
            env={**os.environ, VARIABLE: str(self._read_end)},
            pass_fds=[self._read_end],
            cwd=settings.BASE_DIR,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _end_all(self) -> int:
        passed_on = 0
        deadline = time.monotonic() + self._grace
        while alive := [member for member in self.members if member.process and member.process.poll() is None]:
            if passed_on < self._signals:
                passed_on += 1
                for member in alive:
                    _signal(member, signal.SIGTERM)
            elif time.monotonic() > deadline:
                for member in alive:
                    logger.error("The %s does not end; killing it", member.name)
                    _signal(member, signal.SIGKILL)
            self._rest(0.05)
        return 0


def _signal(member: Member, number: signal.Signals) -> None:
    if member.process and member.process.poll() is None:
        member.process.send_signal(number)
