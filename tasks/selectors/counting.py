"""Counting rows without paying for a million of them each time."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from django.core.cache import cache
from django.db import connection

T = TypeVar("T")

logger = logging.getLogger(__name__)

# Up to here everything is counted anew each time, and exact. What is more is counted every few seconds.
MANY = 20_000
KEEP_SECONDS = 5
# What is older than that, but not older than this, is still answered with, while it is counted anew beside the request:
# to count a million takes a tenth of a second, and who asks waits for none of it.
STALE_SECONDS = 60

# One at a time: what is dear is not made dearer by doing it twice at once.
_behind = ThreadPoolExecutor(1, thread_name_prefix="counting")


def count_rows(count: Callable[[], int], name: str) -> int:
    """How many rows `count` counts; of more than `MANY`, how many it counted a few seconds ago.

    `name` says which rows they are: the same name, the same rows.
    """
    return kept(f"count {name}", count, lambda found: found > MANY)


def kept(name: str, compute: Callable[[], T], is_dear: Callable[[T], bool], seconds: int = KEEP_SECONDS) -> T:
    """What `compute` gives, or where `is_dear` says so of it, what it gave a while ago: for `seconds` as it is, then for
    as long as `STALE_SECONDS` while a thread computes it anew."""
    database = connection.settings_dict["NAME"]
    key = "kept:" + hashlib.sha256(f"{database} {name}".encode(errors="replace")).hexdigest()
    found = _read(key)
    if found is not None:
        value: T = found[0]
        if time.time() - found[1] > seconds and _is_first(key, seconds):
            _behind.submit(_renew, key, compute, is_dear, seconds)
        return value
    value = compute()
    if is_dear(value):
        _write(key, value, seconds)
    return value


def _renew(key: str, compute: Callable[[], T], is_dear: Callable[[T], bool], seconds: int) -> None:
    """In the thread. What became cheap is forgotten, and counted by whoever asks next."""
    try:
        value = compute()
        if is_dear(value):
            _write(key, value, seconds)
        else:
            cache.delete(key)
    except Exception as error:  # the database is away: whoever asks will hear it
        logger.warning("Counting beside the requests failed: %s", error)
    finally:
        connection.close()


def _is_first(key: str, seconds: int) -> bool:
    """Whether nobody else, in this process or another, has asked for it to be computed anew."""
    try:
        return bool(cache.add(f"{key}:renewing", 1, seconds))
    except Exception:
        return False


def _read(key: str) -> Any:
    try:
        return cache.get(key)
    except Exception:  # the cache's server is away: count anew
        return None


def _write(key: str, value: Any, seconds: int) -> None:
    try:
        cache.set(key, (value, time.time()), max(seconds, STALE_SECONDS))
    except Exception:
        return
