from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from tasks import queue
from tasks.models import ApiToken, QueueEntry, StoredFile, Task, TaskLog, TaskResult, Worker
from tasks.tests.factories import make_finished_task, make_task

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "admin:tasks_task_changelist"


def act(client: Client, action: str, *tasks: Task) -> str:
    """Run an admin action; the page that comes of it."""
    data = {"action": action, "_selected_action": [task.id for task in tasks]}
    return client.post(reverse(LIST), data, follow=True).content.decode()


def claimed(task: Task) -> queue.Lease:
    return next(claim.lease for claim in queue.claim("w", 10, lease_seconds=30) if claim.lease.task_id == task.id)


@pytest.mark.parametrize("model", [Task, TaskLog, TaskResult, QueueEntry, StoredFile, Worker, ApiToken])
def test_every_table_opens(staff: Client, model: Any) -> None:
    task = make_task()
    queue.complete([queue.Outcome(claimed(task), processing_time_ms=5, quality_score=0.9)])
    make_task()
    ApiToken.objects.create(user=get_user_model().objects.get(), hint="ntm_", token_hash="0")
    Worker.objects.create(name="w", host="h", pid=1, version="1", processor="noop", concurrency=1)
    page = staff.get(reverse(f"admin:tasks_{model._meta.model_name}_changelist"))
    assert page.status_code == 200
    for row in model.objects.all()[:1]:
        page = staff.get(reverse(f"admin:tasks_{model._meta.model_name}_change", args=[row.pk]))
        assert page.status_code == 200


def test_a_task_shows_its_log_result_queue_and_files_and_no_form(staff: Client) -> None:
    task = make_task(file_name="<b>Emma</b>.txt")
    page = staff.get(reverse("admin:tasks_task_change", args=[task.id])).content.decode()
    assert "&lt;b&gt;Emma" in page
    assert "<b>Emma" not in page
    assert 'name="_save"' not in page


def test_a_line_of_the_log_tells_its_second(staff: Client) -> None:
    task = make_task()
    line = TaskLog.objects.create(task=task, log_level="info", message="It rained.")
    TaskLog.objects.filter(id=line.id).update(created_at=datetime(2026, 3, 4, 15, 6, 7, tzinfo=UTC))
    for address in (reverse("admin:tasks_task_change", args=[task.id]), reverse("admin:tasks_tasklog_changelist")):
        assert "15:06:07" in staff.get(address).content.decode()


def test_actions_go_through_the_services_and_say_what_was_refused(staff: Client) -> None:
    waiting, running = make_task(file_name="waiting.txt"), make_task(file_name="running.txt", priority=5)
    lease = next(claim.lease for claim in queue.claim("w", 1, lease_seconds=30))
    assert lease.task_id == running.id

    page = act(staff, "raise_priority", waiting, running)
    assert "1 task(s) given another priority" in page
    assert "only “Waiting” has a place in line" in page

    assert "2 task(s) cancelled" in act(staff, "cancel", waiting, running)
    assert set(Task.objects.values_list("status", "error_message")) == {("failed", "Cancelled by ada")}
    assert not queue.complete([queue.Outcome(lease, processing_time_ms=1)]), "the worker's lease is lost"

    assert "2 task(s) put in line again" in act(staff, "retry", waiting, running)
    assert "can be retried" in act(staff, "retry", waiting)
    assert QueueEntry.objects.count() == 2


def test_released_tasks_go_back_in_line_unblamed(staff: Client) -> None:
    task = make_task()
    claimed(task)
    assert "1 task(s) released" in act(staff, "release", task)
    task.refresh_from_db()
    assert (task.status, task.attempt) == ("pending", 0)
    assert "no worker holds it" in act(staff, "release", task)


def test_people_who_are_not_staff_are_turned_away(client: Client) -> None:
    client.force_login(get_user_model().objects.create_user("bob"))
    assert client.get(reverse(LIST)).status_code == 302


def test_a_long_list_costs_no_more_queries_than_a_short_one(staff: Client, django_assert_max_num_queries: Any) -> None:
    for _ in range(60):
        make_task()
    with django_assert_max_num_queries(14):
        staff.get(reverse(LIST))


def test_a_finished_task_keeps_its_priority(staff: Client) -> None:
    task = make_finished_task()
    page = act(staff, "raise_priority", task)
    assert "only “Waiting” has a place in line" in page
    task.refresh_from_db()
    assert task.priority == 0
