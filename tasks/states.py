"""The four statuses of a task and the edges between them. docs/state-machine.md has the diagram."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"


class Actor(StrEnum):
    """Who asks for a change of status."""

    WORKER = "worker"  # a process behind `runworker`, or the rescuer on behalf of a dead one
    EXTERNAL = "external"  # a service that drives the task by PATCH or by the lease protocol
    PERSON = "person"  # cancel, retry: by page, API, admin or command


FINISHED = frozenset({Status.COMPLETED, Status.FAILED})

EDGES: dict[tuple[Status, Status], frozenset[Actor]] = {
    # claimed
    (Status.PENDING, Status.PROCESSING): frozenset({Actor.WORKER, Actor.EXTERNAL}),
    # finished elsewhere, without ever saying that it had begun
    (Status.PENDING, Status.COMPLETED): frozenset({Actor.EXTERNAL}),
    # cancelled, or the source is gone
    (Status.PENDING, Status.FAILED): frozenset(Actor),
    (Status.PROCESSING, Status.COMPLETED): frozenset({Actor.WORKER, Actor.EXTERNAL}),
    (Status.PROCESSING, Status.FAILED): frozenset(Actor),
    # released, or to be retried
    (Status.PROCESSING, Status.PENDING): frozenset({Actor.WORKER, Actor.EXTERNAL}),
    # retry
    (Status.COMPLETED, Status.PENDING): frozenset({Actor.PERSON, Actor.EXTERNAL}),
    (Status.FAILED, Status.PENDING): frozenset({Actor.PERSON, Actor.EXTERNAL}),
}


class IllegalTransition(Exception):
    """The task's state does not allow what was asked; nothing was changed."""

    def __init__(self, detail: str, status: str | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.status = status


def is_legal(old: str, new: str, actor: Actor) -> bool:
    return actor in EDGES.get((Status(old), Status(new)), frozenset())


def require_legal(old: str, new: str, actor: Actor) -> None:
    """Raise `IllegalTransition` unless `actor` may move a task from `old` to `new`."""
    if not is_legal(old, new, actor):
        ways = sorted({str(to) for (start, to), who in EDGES.items() if start == old and actor in who})
        hint = f"from {old} it can become {' or '.join(ways)}" if ways else f"nothing follows {old} here"
        raise IllegalTransition(f"A task that is {old} cannot become {new}: {hint}.", old)
