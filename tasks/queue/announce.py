"""From a change inside a transaction to the signal after its commit."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from tasks.selectors.snapshots import snapshots
from tasks.signals import tasks_changed


def announce(task_ids: Sequence[str]) -> None:
    """Send `tasks_changed` after the commit, with the tasks as this transaction leaves them.

    The snapshot is read inside the transaction: after it, another change could slip under this one's revision.
    """
    if not task_ids:
        return
    changes = snapshots(task_ids)
    transaction.on_commit(lambda: tasks_changed.send_robust(sender=None, changes=changes))
