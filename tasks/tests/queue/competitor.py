"""A process that competes for tasks: `python -m tasks.tests.queue.competitor claim|naive|rescue|complete|… WORKER`.

It says "ready", waits for a line on its standard input, so that all begin together, and prints what it got, as JSON.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "novel_tasks.settings")

import django

django.setup()

from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from tasks import queue  # noqa: E402
from tasks.models import QueueEntry  # noqa: E402
from tasks.queue import Lease, Outcome, short_transactions  # noqa: E402


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def starting_gun() -> None:
    say("ready")
    sys.stdin.readline()


def claim(worker: str) -> list[str]:
    starting_gun()
    taken: list[str] = []
    while claims := queue.claim(worker, 3, lease_seconds=600):
        taken += [each.lease.task_id for each in claims]
    return taken


def naive(worker: str) -> list[str]:
    """Reads who is first, then writes without looking again: what the guard is there against."""
    first = QueueEntry.objects.filter(assigned_worker=None).order_by("id").first()
    starting_gun()
    assert first
    QueueEntry.objects.filter(id=first.id).update(
        assigned_worker=worker,
        assigned_at=timezone.now(),
        lease_token=worker,
        expires_at=timezone.now() + timedelta(hours=1),
    )
    return [first.task_id]


def rescue(worker: str) -> list[str]:
    starting_gun()
    return queue.rescue()


def complete(worker: str) -> list[str]:
    leases = [
        Lease(entry.task_id, entry.lease_token or "", entry.assigned_worker or "", 1)
        for entry in QueueEntry.objects.filter(assigned_worker__isnull=False)
    ]
    starting_gun()
    return sorted(queue.complete([Outcome(lease, 1, summary=worker) for lease in leases]))


def fall_asleep(worker: str) -> list[str]:
    """Stops itself in the middle of a transaction, as SIGSTOP or a vanished host may."""
    with transaction.atomic():
        list(QueueEntry.objects.select_for_update())
        say("asleep")
        os.kill(os.getpid(), signal.SIGSTOP)
    return []


def fall_asleep_for_a_while(worker: str) -> list[str]:
    short_transactions.end_after(1)
    return fall_asleep(worker)


ACTS = {
    "claim": claim,
    "naive": naive,
    "rescue": rescue,
    "complete": complete,
    "sleep": fall_asleep,
    "nap": fall_asleep_for_a_while,
}

if __name__ == "__main__":
    act, name = sys.argv[1:]
    say(json.dumps(ACTS[act](name)))
