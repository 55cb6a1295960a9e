from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from tasks import queue
from tasks.models import Task, TaskLog
from tasks.queue import Failure
from tasks.tests.factories import make_task
from tasks.tests.queue.rows import run_out, take
from tasks.web import told

HAN = re.compile(r"[\u4e00-\u9fff]")


def chinese(message: str) -> str:
    with translation.override("zh-hans"):
        return told.told(message)


def cancelled(task: Task) -> None:
    queue.cancel(task.id, "user")


def done_and_redone(task: Task) -> None:
    queue.complete([queue.Outcome(take(task), processing_time_ms=1234)])
    queue.retry(task.id, "ann", max_retries=1, timeout_seconds=5)


def failed(task: Task) -> None:
    for _ in range(2):
        queue.fail(
            [Failure(take(task), "Its process was killed by signal 9 (SIGKILL), in stage people.", at_once=True)]
        )


def released(task: Task) -> None:
    queue.release([take(task)], "Given back: the worker stops")
    queue.release([take(task)], "Released by ada")


def orphaned(task: Task) -> None:
    take(task)
    run_out(task)
    queue.rescue()


def driven_from_outside(task: Task) -> None:
    queue.patch(task.id, {"status": "processing", "stage": "chapters"})
    queue.patch(task.id, {"status": "failed"})


@pytest.mark.django_db
@pytest.mark.parametrize("happens", [cancelled, done_and_redone, failed, released, orphaned, driven_from_outside])
def test_of_all_that_happens_to_a_task_its_log_and_error_are_said_in_chinese(happens: Callable[[Task], None]) -> None:
    task = make_task(max_retries=1)
    happens(task)
    task.refresh_from_db()
    lines = list(TaskLog.objects.filter(task=task).values_list("message", flat=True))
    assert lines
    for message in [*lines, task.error_message or lines[0]]:
        said = chinese(message)
        assert HAN.search(said), message
        assert not re.search(r"[a-z]{2,} [a-z]{2,}", said), said


@pytest.mark.django_db
def test_programs_read_english_whatever_their_language(client: Client) -> None:
    task = make_task()
    cancelled(task)
    answer = client.get(f"/api/v1/tasks/{task.id}/logs", headers={"Accept-Language": "zh-CN"}).json()
    assert answer["logs"][-1]["message"] == "Cancelled by user"


@pytest.mark.pure
@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Uploaded 红楼梦 by me.txt", "已上传 红楼梦 by me.txt"),
        ("Uploaded decoding", "已上传 decoding"),
        ("Moved from pending to processing by external service", "由“等待中”变为“处理中”（外部服务）"),
        (
            "It took longer than its 5 s and was stopped, in stage people. It will be tried again in 30 s (2 more after that).",
            "超过限定的 5 秒，已被终止（阶段：识别人物）。将在 30 秒后重试（此后还可重试 2 次）。",
        ),
        ("ValueError: {reason} is\nodd (in stage mood).", "ValueError: {reason} is\nodd（阶段：追踪情绪）。"),
        ("The file is a RAR archive, not plain text.", "文件是RAR 压缩包，不是纯文本。"),
    ],
)
def test_what_changes_in_a_phrase_stays_what_it_is(message: str, said: str) -> None:
    assert chinese(message) == said
    with translation.override("en"):
        assert told.told(message) == message


@pytest.mark.pure
@pytest.mark.parametrize("message", ["The scanner ate a page.", "", None, "Uploaded ", "x" * 100_000])
def test_what_is_no_set_phrase_stays_as_it_is(message: Any) -> None:
    assert chinese(message) == (message or "")


@pytest.mark.pure
@pytest.mark.parametrize("phrase", told.PHRASES)
def test_a_translation_says_all_that_its_phrase_says(phrase: str) -> None:
    with translation.override("zh-hans"):
        said = translation.gettext(phrase)
    assert said != phrase
    assert sorted(re.findall(r"\{\w+\}", said)) == sorted(re.findall(r"\{\w+\}", phrase))
