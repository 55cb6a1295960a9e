"""Counting rows without paying for a million of them each time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import cache
from django.db import connection

T = TypeVar("T")

# Up to here everything is counted anew each time, and exact. What is more is counted every few seconds.
MANY = 20_000
KEEP_SECONDS = 5


def count_rows(count: Callable[[], int], name: str) -> int:
    """How many rows `count` counts; of more than `MANY`, how many it counted at most `KEEP_SECONDS` ago.

    `name` says which rows they are: the same name, the same rows.
    """
    return kept(f"count {name}", count, lambda found: found > MANY)


def kept(name: str, compute: Callable[[], T], is_dear: Callable[[T], bool], seconds: int = KEEP_SECONDS) -> T:
    """What `compute` gives, or for so many seconds what it gave before, where `is_dear` says so of it."""
    database = connection.settings_dict["NAME"]
    key = "kept:" + hashlib.sha256(f"{database} {name}".encode(errors="replace")).hexdigest()
    found = _read(key)
    if found is not None:
        value: T = found[0]
        return value
    value = compute()
    if is_dear(value):
        _write(key, (value,), seconds)
    return value


def _read(key: str) -> Any:
    try:
        return cache.get(key)
    except Exception:  # the cache's server is away: count anew
        return None


def _write(key: str, value: Any, seconds: int) -> None:
    try:
        cache.set(key, value, seconds)
    except Exception:
        return
