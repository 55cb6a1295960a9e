from __future__ import annotations

import os
import threading
from collections.abc import Callable


class Ending:
    """Either the work comes to its end, or this process of Celery's pool ends with it; never both.

    A processor may never come back, and a thread cannot be stopped from outside: the process can, and the pool puts
    another in its place.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._work_is_over = False

    def work_is_over(self) -> None:
        """From here on nobody ends the process; waits for ever if somebody is about to."""
        with self._lock:
            self._work_is_over = True

    def end_process(self, last_words: Callable[[], object]) -> None:
        """Say `last_words` and end, unless the work is over. The process ends even if they cannot be said."""
        with self._lock:
            if self._work_is_over:
                return
            try:
                last_words()
            finally:
                os._exit(1)
