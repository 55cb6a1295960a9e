from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from tasks import queue
from tasks.models import QueueEntry, StoredFile, Task, TaskLog
from tasks.services import deletion
from tasks.tests.factories import make_finished_task, make_task

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "admin:tasks_task_changelist"


def ask(client: Client, *tasks: Task, query: str = "", **more: str) -> Any:
    data = {"action": "delete_for_good", "_selected_action": [task.id for task in tasks], "index": "0", **more}
    return client.post(reverse(LIST) + query, data, headers={"Accept-Language": "en"})


def answer(client: Client, page: Any, query: str = "") -> Any:
    """Say yes to the page: send what its form holds."""
    form = re.search(r'<form method="post">.*?</form>', page.content.decode(), re.S)
    assert form
    fields: dict[str, list[str]] = {}
    for field in re.findall(r"<input [^>]+>", form[0]):
        name, value = re.search(r'name="([^"]+)"', field), re.search(r'value="([^"]*)"', field)
        assert name and value
        fields.setdefault(name[1], []).append(value[1])
    return client.post(reverse(LIST) + query, fields, follow=True, headers={"Accept-Language": "en"})


def test_nothing_goes_before_a_yes_and_then_all_of_it_does(staff: Client) -> None:
    going, staying = make_task(file_name="<b>going</b>.txt", content=b"Once."), make_task(file_name="staying.txt")
    path = StoredFile.objects.get(task=going).storage_path
    page = ask(staff, going)
    text = page.content.decode()
    assert page.status_code == 200
    assert "&lt;b&gt;going&lt;/b&gt;.txt" in text and "staying.txt" not in text
    assert "<strong>1 task</strong>" in text and "its log, its result" in text
    assert Task.objects.count() == 2 and default_storage.exists(path)

    assert "1 task(s) deleted" in answer(staff, page).content.decode()
    assert list(Task.objects.all()) == [staying]
    assert not TaskLog.objects.filter(task_id=going.id).exists()
    assert not QueueEntry.objects.filter(task_id=going.id).exists()
    assert not default_storage.exists(path)


def test_a_hundred_names_are_listed_and_the_rest_counted(staff: Client) -> None:
    tasks = [make_task(file_name=f"n{n:03}.txt") for n in range(103)]
    text = ask(staff, tasks[0], select_across="1").content.decode()
    assert "<strong>103 tasks</strong>" in text and "and 3 more" in text
    assert text.count("<bdi>n") == 100
    assert text.count('name="_selected_action"') == 1, "not a field for every task: there may be ten thousand"


def test_many_go_some_at_a_time(staff: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deletion, "AT_ONCE", 2)
    sizes: list[int] = []
    real = deletion.delete_tasks
    monkeypatch.setattr(deletion, "delete_tasks", lambda ids: sizes.append(len(ids)) or real(ids))
    tasks = [make_task() for _ in range(5)]
    assert "5 task(s) deleted" in answer(staff, ask(staff, tasks[0], select_across="1")).content.decode()
    assert sizes == [2, 2, 1]
    assert not Task.objects.exists()


def test_all_of_a_filtered_list_is_only_what_the_filter_finds(staff: Client) -> None:
    failed, waiting = make_finished_task(status="failed"), make_task()
    query = "?status=failed"
    page = ask(staff, failed, query=query, select_across="1")
    answer(staff, page, query)
    assert list(Task.objects.all()) == [waiting]


def test_what_was_uploaded_after_the_question_stays(staff: Client) -> None:
    page = ask(staff, make_task(), select_across="1")
    later = make_task()
    assert "1 task(s) deleted" in answer(staff, page).content.decode()
    assert list(Task.objects.all()) == [later]


def test_when_more_fit_the_filter_by_now_it_asks_again(staff: Client) -> None:
    failed, other = make_finished_task(status="failed"), make_task()
    query = "?status=failed"
    page = ask(staff, failed, query=query, select_across="1")
    queue.cancel(other.id, "ada")
    again = answer(staff, page, query)
    assert "Nothing was deleted" in again.content.decode() and "<strong>2 tasks</strong>" in again.content.decode()
    assert Task.objects.count() == 2
    answer(staff, again, query)
    assert not Task.objects.exists()


@pytest.mark.parametrize(
    "asked", [{}, {"asked": "yesterday", "count": "9"}, {"asked": "2026-99-99T00:00", "count": "9"}]
)
def test_a_yes_that_does_not_say_to_what_is_none(staff: Client, asked: dict[str, str]) -> None:
    page = ask(staff, make_task(), select_across="1", sure="yes", **asked)
    assert "Nothing was deleted" in page.content.decode()
    assert Task.objects.count() == 1


def test_work_that_would_stop_is_said(staff: Client) -> None:
    task = make_task()
    assert "being worked on" not in ask(staff, task).content.decode()
    assert queue.claim("w", 1, lease_seconds=30)
    assert "1 of them is being worked on" in ask(staff, task).content.decode()


def test_those_who_may_only_look_can_delete_nothing(client: Client) -> None:
    bob = get_user_model().objects.create_user("bob", is_staff=True)
    bob.user_permissions.add(Permission.objects.get(codename="view_task"))
    client.force_login(bob)
    task = make_task()
    ask(client, task, sure="yes")
    assert Task.objects.filter(id=task.id).exists()


def test_the_question_is_asked_in_chinese(staff: Client) -> None:
    data = {"action": "delete_for_good", "_selected_action": [make_task().id]}
    text = staff.post(reverse(LIST), data, headers={"Accept-Language": "zh-CN"}).content.decode()
    assert "确定要永久删除" in text and "是的，我确定" in text and "等待中" in text
