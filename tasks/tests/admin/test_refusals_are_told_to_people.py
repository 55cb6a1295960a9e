from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from tasks import queue
from tasks.admin.refusals import Refusals
from tasks.models import Task
from tasks.tests.factories import make_finished_task, make_task

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "admin:tasks_task_changelist"


def told(client: Client, action: str, *tasks: Task, language: str = "en") -> list[str]:
    """The messages on the page that comes of an action, as they are read."""
    data = {"action": action, "_selected_action": [task.id for task in tasks]}
    page = client.post(reverse(LIST), data, follow=True, headers={"Accept-Language": language}).content.decode()
    items = re.findall(r'<li class="(?:warning|success)">(.*?)</li>', page, re.S)
    return [unescape(re.sub("<[^>]+>", "", item)) for item in items]


def test_a_file_keeps_its_name_and_a_status_its_word(staff: Client) -> None:
    task = make_task(file_name="adm-4 & <co>.txt")
    assert told(staff, "retry", task) == [
        "1 task was left as it was. The status is “Waiting”; only “Completed” and “Failed” can be retried: “adm-4 & <co>.txt”"
    ]
    assert told(staff, "retry", task, language="zh-CN") == [
        "1 个任务未作更改。 状态为“等待中”，只有“已完成”和“失败”的任务可以重试： “adm-4 & <co>.txt”"
    ]


def test_many_of_one_reason_are_one_message(staff: Client) -> None:
    waiting = [make_task(file_name=f"w{n:02}.txt") for n in range(12)]
    failed = make_finished_task(status="failed", file_name="f.txt")
    messages = told(staff, "retry", failed, *waiting)
    assert len(messages) == 2
    assert messages[0].startswith("12 tasks were left as they were.")
    assert messages[0].count("“w") == 10 and messages[0].endswith("and 2 more")
    assert messages[1] == "1 task(s) put in line again."


def test_each_reason_has_its_message(staff: Client) -> None:
    done, failed = make_finished_task(file_name="done.txt"), make_finished_task(status="failed", file_name="failed.txt")
    messages = told(staff, "cancel", done, failed)
    assert sorted(messages) == [
        "1 task was left as it was. The status is “Completed”; only “Waiting” and “Processing” can be cancelled: “done.txt”",
        "1 task was left as it was. The status is “Failed”; only “Waiting” and “Processing” can be cancelled: “failed.txt”",
    ]
    assert told(staff, "release", done)[0].endswith("The status is “Completed”, and no worker holds it: “done.txt”")


def test_a_task_at_work_gets_no_other_priority(staff: Client) -> None:
    task = make_task(file_name="busy.txt")
    assert queue.claim("w", 1, lease_seconds=30)
    assert told(staff, "raise_priority", task)[0].endswith(
        "The status is “Processing”; only “Waiting” has a place in line: “busy.txt”"
    )


def test_one_that_was_deleted_in_the_meantime_is_said(staff: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    task = make_task(file_name="gone.txt")

    def gone(*_: object) -> None:
        raise Task.DoesNotExist

    monkeypatch.setattr(queue, "cancel", gone)
    assert told(staff, "cancel", task)[0].endswith("Deleted in the meantime: “gone.txt”")


def test_nothing_refused_says_nothing(staff: Client) -> None:
    assert Refusals("cancel").tasks == {}
    assert told(staff, "cancel", make_task()) == ["1 task(s) cancelled."]
