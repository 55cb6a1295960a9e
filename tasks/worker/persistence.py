"""Writing to a database that may be away for a while."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import DatabaseError, InterfaceError, InternalError, OperationalError, connection

logger = logging.getLogger(__name__)

T = TypeVar("T")
LONGEST_PAUSE = 2.0
SLICE = 0.1
# SQLSTATE classes that pass by themselves: connection, transaction state (a standby is read-only until it is promoted),
# rollback (deadlock), resources, locks, intervention (a restart), the system.
PASSING = ("08", "25", "40", "53", "55", "57", "58")


class GaveUp(Exception):
    """The database stayed away for longer than the caller would wait."""


def persistently(write: Callable[[], T], give_up: Callable[[], bool] = lambda: False) -> T:
    """Call `write` until the database takes it. It must be one that may be repeated, as everything in `tasks.queue` is.

    What is finished must not be lost because the database blinked. `give_up` is asked between the tries; raises
    `GaveUp` when it says so. What another try cannot mend is raised at once.
    """
    pause = 0.05
    while True:
        try:
            return write()
        except (DatabaseError, InterfaceError) as error:
            if not will_pass(error):
                raise
            logger.warning("The database is away, trying again in %.2f s: %s", pause, str(error).strip().split("\n")[0])
            connection.close()
            end = time.monotonic() + pause
            while not give_up() and (left := end - time.monotonic()) > 0:
                time.sleep(min(SLICE, left))
            if give_up():
                raise GaveUp(str(error).strip().split("\n")[0]) from error
            pause = min(LONGEST_PAUSE, pause * 2)


def will_pass(error: Exception) -> bool:
    """Whether the trouble is the database's and not what was written."""
    if isinstance(error, InterfaceError):
        return True
    if not isinstance(error, OperationalError | InternalError):
        return False
    state = getattr(error.__cause__, "sqlstate", None)
    return state is None or str(state).startswith(PASSING)
