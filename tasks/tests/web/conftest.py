from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tasks import queue
from tasks.models import Task
from tasks.tests.factories import make_task


@pytest.fixture
def completed(db: object) -> Callable[..., Task]:
    """A completed task with this report, by the queue's own gate."""

    def make(report: dict[str, Any] | None, **fields: Any) -> Task:
        task = make_task(**fields)
        [claim] = queue.claim("tester", 1, lease_seconds=60)
        content = json.dumps(report) if report else ""
        queue.complete([queue.Outcome(claim.lease, 12, full_content=content)])
        task.refresh_from_db()
        return task

    return make
