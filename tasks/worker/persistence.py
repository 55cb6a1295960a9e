"""Writing to a database that may be away for a while."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import InterfaceError, OperationalError, connection

logger = logging.getLogger(__name__)

T = TypeVar("T")
LONGEST_PAUSE = 2.0


def persistently(write: Callable[[], T], give_up: Callable[[], bool] = lambda: False) -> T:
    """Call `write` until the database takes it. It must be one that may be repeated, as everything in `tasks.queue` is.

    What is finished must not be lost because the database blinked. `give_up` is asked between the tries.
    """
    pause = 0.05
    while True:
        try:
            return write()
        except (OperationalError, InterfaceError) as error:
            logger.warning("The database is away, trying again in %.2f s: %s", pause, str(error).strip().split("\n")[0])
            connection.close()
            if give_up():
                raise
            time.sleep(pause)
            pause = min(LONGEST_PAUSE, pause * 2)
