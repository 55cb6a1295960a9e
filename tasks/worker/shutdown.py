from __future__ import annotations

import signal
import time
from types import FrameType

from tasks.worker.inbox import Inbox


class Shutdown:
    """SIGTERM and SIGINT set a flag and wake the loop; the loop does the rest.

    `level`: 0 go on · 1 stop claiming, let running work end · 2 give it back at once.
    """

    def __init__(self, inbox: Inbox) -> None:
        self.level = 0
        self._since = 0.0
        self._inbox = inbox

    def install(self) -> None:
        signal.signal(signal.SIGTERM, self._on_signal)
        signal.signal(signal.SIGINT, self._on_signal)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.level = min(2, self.level + 1)
        self._since = self._since or time.monotonic()
        self._inbox.put("signal", signal.Signals(number).name)

    def lasts(self) -> float:
        """Seconds since the first signal, 0 before it."""
        return time.monotonic() - self._since if self._since else 0.0
