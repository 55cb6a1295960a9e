"""The event loop's way to the database: two threads that keep their connections."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from django.db import Error, connection

P = ParamSpec("P")
T = TypeVar("T")

# Two: a long look at a log does not hold up the snapshots.
_pool = ThreadPoolExecutor(2, thread_name_prefix="realtime-database")


async def run(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call `function` in one of the threads. Raises what it raises; the connection heals by the next call."""
    return await asyncio.get_running_loop().run_in_executor(_pool, lambda: _call(function, *args, **kwargs))


def is_away(problem: Exception) -> bool:
    """Whether that is the database's trouble, and not a mistake in the program, which wants a traceback."""
    return isinstance(problem, Error | OSError)


def _call(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    # A connection that broke since the last call (a database that restarted) is replaced here, not noticed by a query.
    connection.close_if_unusable_or_obsolete()
    try:
        return function(*args, **kwargs)
    except Exception:
        connection.close()
        raise
