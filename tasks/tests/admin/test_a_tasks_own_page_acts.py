from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from tasks import queue
from tasks.models import Task, TaskLog
from tasks.tests.factories import make_finished_task, make_task

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "admin:tasks_task_changelist"


def own_page(task: Task) -> str:
    return reverse("admin:tasks_task_change", args=[task.id])


def offered(client: Client, task: Task) -> set[str]:
    buttons = re.findall(r'<button [^>]*name="action"[^>]*>', client.get(own_page(task)).content.decode())
    return {name for button in buttons if "disabled" not in button for name in re.findall(r'value="(\w+)"', button)}


def press(client: Client, task: Task, action: str, **more: str) -> str:
    """Press the button; where that leads."""
    data = {"action": action, "_selected_action": task.id, "from_page": "yes", **more}
    answer = client.post(reverse(LIST), data)
    return str(answer.get("Location", answer.content.decode()))


def test_each_status_offers_what_can_be_done_in_it(staff: Client) -> None:
    task = make_task()
    assert offered(staff, task) == {"cancel", "raise_priority", "lower_priority", "delete_for_good"}
    assert queue.claim("w", 1, lease_seconds=30)
    assert offered(staff, task) == {"cancel", "release", "delete_for_good"}
    assert offered(staff, make_finished_task()) == {"retry", "delete_for_good"}
    assert offered(staff, make_finished_task(status="failed")) == {"retry", "delete_for_good"}


def test_the_buttons_do_what_the_list_does_and_lead_back(staff: Client) -> None:
    task = make_task(priority=3)
    assert press(staff, task, "raise_priority") == own_page(task)
    assert Task.objects.get().priority == 13
    assert press(staff, task, "cancel") == own_page(task)
    assert Task.objects.get().status == "failed"
    assert press(staff, task, "cancel") == own_page(task)
    assert "only “Waiting” and “Processing” can be cancelled" in staff.get(own_page(task)).content.decode()
    assert press(staff, task, "retry") == own_page(task)
    assert queue.claim("w", 1, lease_seconds=30)
    assert press(staff, task, "release") == own_page(task)
    assert Task.objects.get().status == "pending"


def test_deleting_asks_and_then_leads_to_the_list(staff: Client) -> None:
    task = make_task()
    question = press(staff, task, "delete_for_good")
    assert f'<a href="{own_page(task)}" class="button cancel-link">' in question
    assert Task.objects.exists()
    assert press(staff, task, "delete_for_good", sure="yes") == reverse(LIST)
    assert not Task.objects.exists()


def test_those_who_may_only_look_see_no_buttons(client: Client) -> None:
    bob = get_user_model().objects.create_user("bob", is_staff=True)
    bob.user_permissions.add(Permission.objects.get(codename="view_task"))
    client.force_login(bob)
    task = make_task()
    assert offered(client, task) == set()
    press(client, task, "cancel")
    assert Task.objects.get().status == "pending"


def test_a_traceback_unfolds_with_its_lines(staff: Client) -> None:
    task = make_task()
    trace = 'Traceback (most recent call last):\n  File "<novel>", line 3\nValueError: "no"\n'
    details = {"from": "processing", "to": "failed", "attempt": 2, "odd": {"a": [1]}, "traceback": trace}
    line = TaskLog.objects.create(task=task, log_level="error", message="It broke.", details=details)
    for address in (own_page(task), reverse("admin:tasks_tasklog_change", args=[line.id])):
        page = staff.get(address).content.decode()
        assert "Traceback (most recent call last):\n  File &quot;&lt;novel&gt;&quot;, line 3\nValueError:" in page
        assert "<span>from:</span> Processing" in page and "<span>to:</span> Failed" in page
        assert "<span>odd:</span> {&quot;a&quot;: [1]}" in page


@pytest.mark.parametrize("details", [[], "text", None, {"traceback": 5}, {"from": 3}])
def test_details_of_another_form_are_shown_too(staff: Client, details: object) -> None:
    task = make_task()
    TaskLog.objects.create(task=task, message="Odd.", details=details if details is not None else {"worker": None})
    assert "Odd." in staff.get(own_page(task)).content.decode()


def test_what_is_only_not_so_gets_no_red_cross(staff: Client) -> None:
    task = make_task()
    for address in (own_page(task), reverse("admin:tasks_storedfile_changelist")):
        assert "icon-no" not in staff.get(address).content.decode()


@pytest.mark.parametrize("model", ["queueentry", "tasklog", "storedfile"])
def test_lists_name_the_novel_and_lead_to_its_task(staff: Client, model: str) -> None:
    task = make_task(file_name="emma & co.txt")
    TaskLog.objects.create(task=task, message="It rained.")
    page = staff.get(reverse(f"admin:tasks_{model}_changelist")).content.decode()
    assert f'<a href="{own_page(task)}" title="{task.id}"><bdi>emma &amp; co.txt</bdi></a>' in page
