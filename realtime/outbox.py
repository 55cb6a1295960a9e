"""What a publisher has yet to say: of each task the newest state, and progress not more often than ten times a second."""

from __future__ import annotations

from collections.abc import Iterable

from realtime.links.base import Change
from tasks.states import Status

INTERVAL_SECONDS = 0.1  # between two reports of progress of one task
MOST_TASKS = 10_000  # kept while nothing can be sent; then the oldest go
MOST_AT_ONCE = 200


class Outbox:
    """Not thread-safe; times are seconds on a monotonic clock."""

    def __init__(self) -> None:
        self._changes: dict[str, tuple[float, Change]] = {}  # task id → (when it is due, change)
        self._deleted: dict[str, None] = {}
        self._sent: dict[str, tuple[float, Change]] = {}  # tasks in progress: when and what was said last

    def put(self, changes: Iterable[Change], now: float, *, at_once: bool = False) -> None:
        for change in changes:
            task_id = change["id"]
            waiting = self._changes.get(task_id)
            if waiting and waiting[1]["revision"] > change["revision"]:
                continue
            if task_id in self._deleted:
                continue
            due = now if at_once else self._due(change, now)
            # Moved to the end, but due no later than what it replaces: a busy task is not put off for ever.
            self._changes.pop(task_id, None)
            self._changes[task_id] = (min(due, waiting[0]) if waiting else due, change)
        while len(self._changes) > MOST_TASKS:
            del self._changes[next(iter(self._changes))]

    def put_deleted(self, task_ids: Iterable[str]) -> None:
        for task_id in task_ids:
            self._changes.pop(task_id, None)
            self._deleted[task_id] = None
        while len(self._deleted) > MOST_TASKS:
            del self._deleted[next(iter(self._deleted))]

    def put_back(self, changes: Iterable[Change], deleted: Iterable[str], due: float) -> None:
        """They could not be sent; a newer state of the same task stays."""
        for change in changes:
            waiting = self._changes.get(change["id"])
            newer = waiting[1] if waiting and waiting[1]["revision"] >= change["revision"] else change
            self._changes[change["id"]] = (due, newer)
        self._deleted |= dict.fromkeys(deleted)

    def take(self, now: float, *, everything: bool = False) -> tuple[list[Change], list[str]]:
        """Take out what is due, up to a batch."""
        due = [task_id for task_id, (when, _) in self._changes.items() if everything or when <= now][:MOST_AT_ONCE]
        changes = [self._changes.pop(task_id)[1] for task_id in due]
        for change in changes:
            if change["status"] == Status.PROCESSING:
                self._sent.pop(change["id"], None)
                self._sent[change["id"]] = (now, change)
            else:
                self._sent.pop(change["id"], None)
        while len(self._sent) > MOST_TASKS:  # such as those that others ended
            del self._sent[next(iter(self._sent))]
        deleted = list(self._deleted)
        self._deleted = {}
        return changes, deleted

    def seconds_to_next(self, now: float) -> float | None:
        """None: nothing waits."""
        return max(0.0, min(when for when, _ in self._changes.values()) - now) if self._changes else None

    def _due(self, change: Change, now: float) -> float:
        said = self._sent.get(change["id"])
        if said is None or not _is_mere_progress(said[1], change):
            return now
        return max(now, said[0] + INTERVAL_SECONDS)


def _is_mere_progress(old: Change, new: Change) -> bool:
    return bool(old["status"] == new["status"] == Status.PROCESSING and old["attempt"] == new["attempt"])
