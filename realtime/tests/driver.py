"""A process that changes tasks, as workers do: `python -m realtime.tests.driver` takes a JSON list per line,
[function, arguments], and answers each with a line of JSON."""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import timedelta
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "novel_tasks.settings")
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from tasks import queue  # noqa: E402
from tasks.models import ApiToken, QueueEntry, TaskLog  # noqa: E402
from tasks.selectors.snapshots import snapshots  # noqa: E402
from tasks.services import deletion, tokens  # noqa: E402
from tasks.tests import factories  # noqa: E402

_leases: dict[str, queue.Lease] = {}


def make(count: int = 1, **fields: Any) -> list[str]:
    if "user" in fields:
        fields["user"] = get_user_model().objects.get(username=fields["user"])
    return [factories.make_task(**fields).id for _ in range(count)]


def claim(count: int = 1) -> list[str]:
    claims = queue.claim("driver", count, lease_seconds=600)
    _leases.update({one.lease.task_id: one.lease for one in claims})
    return [one.lease.task_id for one in claims]


def progress(task_id: str, value: int, stage: str | None = None, lines: int = 0) -> list[str]:
    written = [("info", f"{value}: line {n}", {"n": n}) for n in range(lines)]
    return sorted(queue.report_progress([queue.Progress(_leases[task_id], value, stage, written)]))


def complete(*task_ids: str) -> list[str]:
    return sorted(queue.complete([queue.Outcome(_leases[task_id], 12) for task_id in task_ids]))


def work(task_ids: list[str], steps: int = 5) -> None:
    """Claim nothing, but carry what is held to its end in steps."""
    for step in range(1, steps + 1):
        for task_id in task_ids:
            progress(task_id, step * 90 // steps, f"step {step}", 1)
    complete(*task_ids)


def fail(task_id: str, permanent: bool = False) -> list[str]:
    return sorted(
        queue.fail([queue.Failure(_leases[task_id], "The novel could not be read.", permanent=permanent, at_once=True)])
    )


def release(task_id: str) -> list[str]:
    return sorted(queue.release([_leases[task_id]], "Given back"))


def lose(task_id: str) -> list[str]:
    """The lease runs out, as that of a worker that died, and the task is taken up again."""
    QueueEntry.objects.filter(task_id=task_id).update(expires_at=timezone.now() - timedelta(seconds=1))
    return queue.rescue()


def cancel(task_id: str) -> None:
    queue.cancel(task_id, "the test")


def patch(task_id: str, wanted: dict[str, Any]) -> None:
    queue.patch(task_id, wanted)


def patch_and_time(task_id: str, wanted: dict[str, Any]) -> float:
    """The host's monotonic clock right after the commit."""
    queue.patch(task_id, wanted)
    return time.monotonic()


def retry(task_id: str) -> None:
    queue.retry(task_id, "the test", max_retries=3, timeout_seconds=600)


def delete(*task_ids: str) -> list[str]:
    return deletion.delete_tasks(list(task_ids))


def state(*task_ids: str) -> list[dict[str, Any]]:
    return snapshots(task_ids)


def log_ids(task_id: str) -> list[int]:
    return list(TaskLog.objects.filter(task_id=task_id).order_by("id").values_list("id", flat=True))


def make_user(name: str, is_staff: bool = False) -> None:
    get_user_model().objects.create_user(name, password=name, is_staff=is_staff)


def make_token(name: str) -> str:
    return tokens.make(get_user_model().objects.get(username=name))[1]


def revoke_tokens(name: str) -> None:
    for token in ApiToken.objects.filter(user__username=name):
        tokens.revoke(token)


def session_of(name: str) -> str:
    client = Client()
    client.force_login(get_user_model().objects.get(username=name))
    return str(client.session.session_key)


def end_session(key: str) -> None:
    SessionStore(key).delete()


def _say(answer: Any) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main() -> None:
    _say("ready")
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        named = arguments.pop() if arguments and isinstance(arguments[-1], dict) and "**" in arguments[-1] else {}
        named.pop("**", None)
        try:
            answer = {"ok": globals()[name](*arguments, **named)}
        except Exception as problem:  # the test shows it
            answer = {"error": f"{type(problem).__name__}: {problem}"}
        _say(answer)


if __name__ == "__main__":
    main()
