from __future__ import annotations

from collections.abc import Callable

from django.conf import settings

from tasks import queue
from tasks.queue import Claim, looking
from tasks.worker.persistence import persistently


def claim_persistently(worker: str, room: int, give_up: Callable[[], bool]) -> list[Claim]:
    """Claim up to `room` tasks, through blinks of the database. Raises `GaveUp`.

    A claim may be committed although its answer was lost. Its token is ours from the start, so the next try begins by
    asking what the last one took: otherwise those tasks would wait for their leases to run out, and lose an attempt.
    """
    token = queue.new_token()
    tries = 0

    def once() -> list[Claim]:
        nonlocal tries
        tries += 1
        if tries > 1 and (taken := queue.claimed(worker, token)):
            return taken
        if not looking.something_is_ready():  # a plain read: an idle look takes no lock
            return []
        return queue.claim(worker, room, lease_seconds=settings.ENV.lease_seconds, token=token)

    return persistently(once, give_up)
