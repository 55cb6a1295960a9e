"""A process that falls asleep inside a transaction keeps its row locks, and nobody could take up what they are on."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.backends.signals import connection_created


def end_after(seconds: float) -> None:
    """Let PostgreSQL end this process's transactions that stand idle for so long, on all its connections from now on.

    A worker that is stopped between two statements, or whose host vanished without a word, holds the locks of its own
    queue entries for as long as its connection seems to live: up to hours. The rescuer passes over locked entries.
    SQLite has one lock and no server that could end it.
    """
    milliseconds = max(100, round(seconds * 1000))

    def set_limit(connection: Any, **more: Any) -> None:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT set_config('idle_in_transaction_session_timeout', %s, false)", [str(milliseconds)]
                )

    connection_created.connect(set_limit, weak=False, dispatch_uid=f"{__name__}.end_after")
    if connection.connection is not None:
        set_limit(connection)
