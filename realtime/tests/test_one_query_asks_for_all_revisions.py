from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from realtime import queries
from tasks.tests.factories import make_task

pytestmark = pytest.mark.django_db


def test_thousands_of_tasks_are_asked_for_at_once() -> None:
    tasks = [make_task() for _ in range(3)]
    unknown = [f"task-1700000000-{number:09x}" for number in range(3000)]
    with CaptureQueriesContext(connection) as asked:
        found = queries.revisions([*unknown, *(task.id for task in tasks)])
    assert found == {task.id: 1 for task in tasks}
    assert len(asked) == 1
