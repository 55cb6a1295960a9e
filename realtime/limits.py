"""What one socket, and one client, may ask for. Who passes a limit gets an error and harms nobody else."""

from __future__ import annotations

import ipaddress
from collections import Counter

from django.conf import settings

MAX_MESSAGE_BYTES = 64 * 1024
MAX_SUBSCRIPTIONS = 1000  # tasks per socket
MESSAGES_PER_SECOND = 200.0  # in the long run
MESSAGES_AT_ONCE = 2000  # a page that comes back may subscribe to its tasks one by one
DEFAULT_SOCKETS_PER_CLIENT = 500


class MessageRate:
    """A token bucket for one socket."""

    __slots__ = ("_at", "_left")

    def __init__(self, now: float) -> None:
        self._left = float(MESSAGES_AT_ONCE)
        self._at = now

    def allows(self, now: float) -> bool:
        """Count one message that arrives at `now` (seconds, monotonic)."""
        self._left = min(float(MESSAGES_AT_ONCE), self._left + (now - self._at) * MESSAGES_PER_SECOND)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class SocketCount:
    """How many sockets each client of this process holds: a user where there is one, else an address."""

    def __init__(self) -> None:
        self._held: Counter[str] = Counter()

    def take(self, user_id: int | None, address: str | None) -> str | None:
        """Count one socket more and return the key to give it back by; None when the client has enough already."""
        key = f"user {user_id}" if user_id is not None else f"address {address}"
        limit = _limit(address)
        if limit is not None and self._held[key] >= limit:
            return None
        self._held[key] += 1
        return key

    def give_back(self, key: str) -> None:
        self._held[key] -= 1
        if self._held[key] <= 0:
            del self._held[key]


def _limit(address: str | None) -> int | None:
    """None: no limit. Programs on the server's own host are limited only where a limit was set on purpose."""
    chosen: int | None = settings.ENV.websockets_per_client
    if chosen is not None:
        return chosen
    return None if _is_own_host(address) else DEFAULT_SOCKETS_PER_CLIENT


def _is_own_host(address: str | None) -> bool:
    try:
        return address is None or ipaddress.ip_address(address).is_loopback
    except ValueError:
        return True  # a Unix socket has no address
