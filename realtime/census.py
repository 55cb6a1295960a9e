"""How many WebSockets the whole installation holds open: each server process says its own number where all can read it.

That place is the cache, so it takes Redis; without, a process knows its own number alone.
"""

from __future__ import annotations

import hashlib
import logging
import secrets

from django.conf import settings
from django.core.cache import cache
from django.db import connection

logger = logging.getLogger(__name__)

SECONDS = 5.0  # between two tellings, while there are sockets; who has none says nothing
LIFE_SECONDS = 15  # a number that is told no more, because its process is dead, is forgotten
PLACES = 100  # server processes that are counted at most


class Census:
    """A process takes one of a hundred places in the cache, so that one look finds the numbers of all."""

    def __init__(self) -> None:
        self._id = secrets.token_hex(8)
        self._place: str | None = None

    def tell(self, count: int) -> None:
        """Make this process's number known, or with 0 give its place back. Raises what the cache raises."""
        if self._place is not None and (cache.get(self._place) or [self._id])[0] != self._id:
            self._place = None  # it was silent for so long that another took its place
        if count and self._place is not None:
            cache.set(self._place, [self._id, count], LIFE_SECONDS)
        elif count:
            free = (place for place in _places() if cache.add(place, [self._id, count], LIFE_SECONDS))
            self._place = next(free, None)
        elif self._place is not None:
            cache.delete(self._place)
            self._place = None

    def total(self, own: int) -> int:
        """The numbers of the others, and this process's own as it is now."""
        if not settings.ENV.redis_url:
            return own
        try:
            told = cache.get_many(list(_places())).values()
        except Exception as problem:  # the cache's server is away: one's own number is still true
            logger.info("How many WebSockets other servers hold cannot be read: %s", problem)
            return own
        others: list[int] = [count for process, count in told if process != self._id]
        return own + sum(others)


def _places() -> list[str]:
    # Several installations may share one Redis.
    name = hashlib.sha256(str(connection.settings_dict["NAME"]).encode(errors="replace")).hexdigest()[:16]
    return [f"websockets:{name}:{number}" for number in range(PLACES)]


_census = Census()
tell = _census.tell
total = _census.total
