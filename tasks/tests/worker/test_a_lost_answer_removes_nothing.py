from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import OperationalError

from tasks import queue, storage
from tasks.processors import Result
from tasks.queue import FileMade, Outcome
from tasks.tests.factories import make_task
from tasks.worker import leftovers
from tasks.worker import outbox as module
from tasks.worker.claiming import claim_persistently
from tasks.worker.job import Done
from tasks.worker.outbox import Outbox

pytestmark = pytest.mark.django_db(transaction=True)


def with_a_file(claim: queue.Claim) -> Done:
    path = f"{storage.result_folder(claim.lease.task_id, claim.lease.token)}/report.json"
    default_storage.save(path, ContentFile(b"{}"))
    made = FileMade("report.json", path, "application/json", 2, "0" * 64)
    return Done(claim.lease.token, claim.lease.task_id, Result(), (made,), 1)


def test_of_a_completion(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commit went through and the connection broke: the second try finds no lease, and the files count all the same."""
    make_task()
    (claim,) = queue.claim("w", 1, lease_seconds=30)
    really, calls = queue.complete, []

    def complete(outcomes: Sequence[Outcome]) -> set[str]:
        calls.append(1)
        done = really(outcomes)
        if len(calls) == 1:
            raise OperationalError("server closed the connection unexpectedly")
        return done

    monkeypatch.setattr(module.queue, "complete", complete)
    box, message = Outbox(), with_a_file(claim)
    box.completed(claim, message)
    box.flush(lambda: False)
    assert len(calls) == 2
    assert default_storage.exists(message.files[0].path)


def test_the_control_files_of_a_lost_lease_are_removed() -> None:
    make_task()
    (claim,) = queue.claim("w", 1, lease_seconds=30)
    box, message = Outbox(), with_a_file(claim)
    queue.release([claim.lease], "given back")
    box.completed(claim, message)
    box.flush(lambda: False)
    assert not default_storage.exists(message.files[0].path)
    leftovers.remove(claim.lease)


def test_of_a_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the lost claim took is worked on now, not after its lease ran out."""
    task = make_task()
    really, calls = queue.claim, []

    def claim(*arguments: object, **more: object) -> list[queue.Claim]:
        calls.append(1)
        really(*arguments, **more)  # type: ignore[arg-type]
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr("tasks.worker.claiming.queue.claim", claim)
    (taken,) = claim_persistently("w", 5, lambda: False)
    assert len(calls) == 1
    assert (taken.lease.task_id, taken.attempt) == (task.id, 1)
    assert queue.renew([taken.lease], 30) == {task.id}
