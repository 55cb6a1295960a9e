"""What goes through the pipe between the supervisor and a child."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tasks.processors.base import Result
from tasks.queue import Claim, FileMade
from tasks.queue.lease import Lease


@dataclass(frozen=True, slots=True)
class Job:
    """To the child: work on this. `token` is the lease's; results are written under it."""

    task_id: str
    token: str
    attempt: int
    processor: str
    file_name: str
    file_hash: str
    source_path: str | None
    extra_data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ready:
    """To the supervisor, once: this child is warm and takes jobs."""


def as_job(claim: Claim, default_processor: str) -> Job:
    return Job(
        task_id=claim.lease.task_id,
        token=claim.lease.token,
        attempt=claim.attempt,
        processor=claim.processor or default_processor,
        file_name=claim.file_name,
        file_hash=claim.file_hash,
        source_path=claim.source_path,
        extra_data=claim.extra_data,
    )


@dataclass(frozen=True, slots=True)
class OfATask:
    """What a child says about one task, under the lease that it was given."""

    token: str
    task_id: str

    def is_about(self, lease: Lease) -> bool:
        return (self.task_id, self.token) == (lease.task_id, lease.token)


@dataclass(frozen=True, slots=True)
class Advanced(OfATask):
    """To the supervisor: how far it is. `lines` are (level, message, details)."""

    percent: int
    stage: str | None
    lines: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Done(OfATask):
    result: Result
    files: tuple[FileMade, ...]
    milliseconds: int


@dataclass(frozen=True, slots=True)
class Broke(OfATask):
    reason: str
    details: dict[str, Any]
    permanent: bool


Message = Ready | Advanced | Done | Broke
