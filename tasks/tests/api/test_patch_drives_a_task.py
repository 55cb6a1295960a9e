from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tasks import queue
from tasks.models import QueueEntry, Task, TaskLog
from tasks.tests.api.conftest import refusal
from tasks.tests.factories import make_finished_task, make_task

pytestmark = pytest.mark.django_db


def patch(client: Client, task: Task, **changes: Any) -> Any:
    return client.patch(f"/api/v1/tasks/{task.id}", changes, content_type="application/json")


def in_state(client: Client, status: str) -> Task:
    if status in ("completed", "failed"):
        return make_finished_task(status=status)
    task = make_task()
    if status == "processing":
        assert patch(client, task, status="processing").status_code == 200
        task.refresh_from_db()
    return task


LEGAL = {
    "pending": {"processing", "completed", "failed"},
    "processing": {"pending", "completed", "failed"},
    "completed": {"pending"},
    "failed": {"pending"},
}


@pytest.mark.parametrize("new", LEGAL)
@pytest.mark.parametrize("old", LEGAL)
def test_every_edge_of_the_state_machine(client: Client, old: str, new: str) -> None:
    task = in_state(client, old)
    lines = TaskLog.objects.filter(task=task).count()
    answer = patch(client, task, status=new)
    after = Task.objects.get(id=task.id)
    if new in LEGAL[old]:
        assert answer.status_code == 200 and answer.json()["status"] == new
        assert after.revision == task.revision + 1
        line = TaskLog.objects.filter(task=task).latest("id")
        assert (line.details["from"], line.details["to"]) == (old, new)
        assert QueueEntry.objects.filter(task=task).exists() == (new in ("pending", "processing"))
    else:
        if new == old:
            assert answer.status_code == 200
        else:
            assert refusal(answer, 409, "illegal_transition")["status"] == old
        assert (after.status, after.revision) == (old, task.revision)
        assert TaskLog.objects.filter(task=task).count() == lines


def test_the_whole_way_of_an_external_service(client: Client) -> None:
    task = make_task()
    assert patch(client, task, status="processing", stage="reading").json()["attempt"] == 1
    assert patch(client, task, progress=40).json()["progress"] == 40
    assert patch(client, task, progress=20).json()["progress"] == 40
    done = patch(client, task, status="completed", result_url="https://example.org/r/1").json()
    assert (done["progress"], done["result_url"], done["stage"]) == (100, "https://example.org/r/1", "")
    assert done["completed_at"].endswith("Z")


def test_repeating_what_is_so_changes_nothing(client: Client) -> None:
    task = in_state(client, "processing")
    patch(client, task, progress=10, stage="x")
    before = Task.objects.get(id=task.id)
    assert patch(client, task, status="processing", progress=10, stage="x").status_code == 200
    after = Task.objects.get(id=task.id)
    assert (after.revision, after.updated_at) == (before.revision, before.updated_at)


@pytest.mark.parametrize("status", ["pending", "completed", "failed"])
def test_progress_of_a_task_that_is_not_processing(client: Client, status: str) -> None:
    task = in_state(client, status)
    refusal(patch(client, task, progress=50), 409, "illegal_transition")
    assert Task.objects.get(id=task.id).revision == task.revision


def test_a_refused_patch_changes_none_of_its_fields(client: Client) -> None:
    task = make_finished_task()
    refusal(patch(client, task, status="failed", priority=9, error_message="no"), 409, "illegal_transition")
    after = Task.objects.get(id=task.id)
    assert (after.priority, after.error_message) == (0, None)


def test_what_a_service_began_is_never_taken_by_the_built_in_worker(client: Client) -> None:
    task = in_state(client, "processing")
    assert queue.claim("w", 10, lease_seconds=10) == []
    patch(client, task, status="pending")
    assert queue.claim("w", 10, lease_seconds=10) == []


def test_what_the_built_in_worker_holds_is_not_for_patch(client: Client) -> None:
    task = make_task()
    assert queue.claim("w", 1, lease_seconds=10)
    for changes in ({"status": "completed"}, {"progress": 5}, {"priority": 3}):
        refusal(patch(client, task, **changes), 409, "illegal_transition")


def test_a_failure_always_has_a_reason(client: Client) -> None:
    assert patch(client, in_state(client, "processing"), status="failed").json()["error_message"]
    said = patch(client, in_state(client, "processing"), status="failed", error_message="No paper left.")
    assert said.json()["error_message"] == "No paper left."


def test_priority_moves_the_task_in_line(client: Client) -> None:
    make_task()
    last = make_task()
    assert patch(client, last, priority=5).json()["queue_position"] == 1
    assert queue.claim("w", 1, lease_seconds=10)[0].lease.task_id == last.id


def test_cancel_and_retry(client: Client) -> None:
    task = make_task()
    cancelled = client.post(f"/api/v1/tasks/{task.id}/cancel").json()
    assert cancelled["status"] == "failed" and cancelled["error_message"].startswith("Cancelled by ")
    refusal(client.post(f"/api/v1/tasks/{task.id}/cancel"), 409, "illegal_transition")
    again = client.post(f"/api/v1/tasks/{task.id}/retry/").json()
    assert (again["status"], again["error_message"], again["queue_position"]) == ("pending", None, 1)
    refusal(client.post(f"/api/v1/tasks/{task.id}/retry"), 409, "illegal_transition")
