from __future__ import annotations

import os
import secrets
import socket
from dataclasses import dataclass

import psutil
from django.conf import settings


@dataclass(frozen=True, slots=True)
class Identity:
    """Who this worker is. `name` is unique among all workers at all times, unless the operator gave one."""

    name: str
    host: str
    pid: int
    version: str
    processor: str
    concurrency: int


def identify(name: str | None, concurrency: int) -> Identity:
    host = socket.gethostname()
    pid = os.getpid()
    # The suffix: pids come back, and two hosts may be called localhost.
    full = f"{name or host}-{pid}-{secrets.token_hex(2)}"
    return Identity(full[:200], host[:255], pid, settings.VERSION, settings.ENV.task_processor, concurrency)


def memory_of_family() -> int:
    """Resident bytes of this process and all its descendants."""
    total = 0
    me = psutil.Process()
    for process in [me, *me.children(recursive=True)]:
        try:
            total += process.memory_info().rss
        except psutil.Error:  # it ended between the listing and the look
            continue
    return total
