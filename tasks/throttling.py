"""Counting what somebody does within a time, in the cache: in Redis for all processes, where there is one."""

from __future__ import annotations

import logging
import time

from django.core.cache import cache

logger = logging.getLogger(__name__)


def wait_seconds(name: str, limit: int, window: int, *, count: bool = True) -> float | None:
    """Count one use of `name`; None while at most `limit` fall into `window` seconds, else how long to wait.

    A sliding window of two counters: the present window's, and the former one's by the share that still lies within
    reach. With `count` off it only looks. A cache that is away lets everybody in: it is a hint, not the truth.
    """
    now = time.time()
    index, into = divmod(now, window)
    try:
        former = cache.get(f"throttle:{name}:{int(index) - 1}", 0)
        key = f"throttle:{name}:{int(index)}"
        present = cache.get(key, 0)
        if former * (1 - into / window) + present + 1 > limit:
            return max(1.0, _wait(former, present, limit, window, into))
        # add and incr are atomic, in Redis as well; a refused use is not counted.
        if count and not cache.add(key, 1, 2 * window):
            cache.incr(key)
    except Exception as error:  # whatever the cache's library raises when its server is away
        logger.warning("The cache is away, and with it the rate limits: %s", error)
    return None


def _wait(former: int, present: int, limit: int, window: int, into: float) -> float:
    """Seconds until one more fits: the former window must slide far enough out of reach, or the present one as well."""
    room = limit - 1 - present
    if room >= 0:
        return window * (1 - room / former) - into
    return window - into + window * (1 - max(0, limit - 1) / present)
