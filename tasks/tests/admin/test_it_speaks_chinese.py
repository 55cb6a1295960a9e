from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tasks import queue
from tasks.admin import labels, results
from tasks.models import TaskLog, TaskResult
from tasks.tests.analysis import books
from tasks.tests.factories import make_analysed_task, make_finished_task, make_task
from tasks.tests.queue.rows import take

pytestmark = pytest.mark.django_db


@pytest.fixture
def task() -> Any:
    made = make_task(file_name="红楼梦.txt", max_retries=0)
    queue.fail([queue.Failure(take(made), "Its process exited with status 3, in stage people.")])
    return made


def english(page: str) -> list[str]:
    """Stretches of two and more lower-case English words that a reader would see."""
    text = re.sub(r"<(script|style|option|pre|code)\b.*?</\1>|<[^>]+>", "\n", page, flags=re.S)
    return re.findall(r"\b[a-z]{2,}(?: [a-z]{2,})+\b", unescape(text))


@pytest.mark.parametrize("model", list(labels.MODELS))
def test_lists(staff: Client, task: Any, model: str) -> None:
    page = staff.get(reverse(f"admin:tasks_{model.lower()}_changelist"), headers={"Accept-Language": "zh-CN"})
    assert english(page.content.decode()) == []


@pytest.mark.parametrize("model", ["tasklog", "queueentry", "storedfile"])
def test_a_row_of_its_own(staff: Client, model: str) -> None:
    task = make_task(file_name="红楼梦.txt")
    TaskLog.objects.create(task=task, message="Attempt 1 begins", details={"from": "pending", "to": "processing"})
    row = apps.get_model("tasks", model).objects.get(task=task)
    page = staff.get(reverse(f"admin:tasks_{model}_change", args=[row.pk]), headers={"Accept-Language": "zh-CN"})
    assert english(page.content.decode()) == []


@pytest.mark.parametrize(
    ("model", "query", "codes"),
    [
        ("tasklog", "log_level", {"debug": "调试", "error": "错误"}),
        ("queueentry", "mode", {"worker": "工作进程", "external": "外部服务"}),
        ("storedfile", "storage_type", {"local": "本机磁盘", "oss": "OSS"}),
    ],
)
def test_filters_name_what_they_find(staff: Client, task: Any, model: str, query: str, codes: dict[str, str]) -> None:
    page = staff.get(reverse(f"admin:tasks_{model}_changelist"), headers={"Accept-Language": "zh-CN"}).content.decode()
    for code, name in codes.items():
        assert re.search(rf'href="\?{query}={code}"[^>]*>\s*{name}\s*</a>', page), code


@pytest.mark.parametrize("address", ["admin:index", "admin:auth_user_add", "admin:password_change", "admin:login"])
def test_djangos_own_pages(staff: Client, address: str) -> None:
    page = staff.get(reverse(address), headers={"Accept-Language": "zh-CN"}).content.decode()
    assert english(page) == []
    assert "Model name" not in page


def test_djangos_own_scripts(staff: Client) -> None:
    script = staff.get(reverse("admin:jsi18n"), headers={"Accept-Language": "zh-CN"}).content.decode()
    for said in ("Choose all %s", "Remove selected %s", "(click to clear)"):
        assert f'"{said}":' in script


def test_a_tasks_own_page(staff: Client, task: Any) -> None:
    page = staff.get(reverse("admin:tasks_task_change", args=[task.id]), headers={"Accept-Language": "zh-CN"})
    text = page.content.decode()
    assert "处理进程以状态码 3 退出（阶段：识别人物）。" in text
    assert english(text) == []


def test_the_result_of_a_task(staff: Client) -> None:
    made = make_analysed_task(books.novel(4).encode(), file_name="果园.txt")
    url = reverse("admin:tasks_task_change", args=[made.id])
    text = staff.get(url, headers={"Accept-Language": "zh-CN"}).content.decode()
    assert "出现最多的人物：" in text and made.result.summary not in text
    assert "files/report.html?language=zh-hans" in text and "files/clean.txt?" not in text
    assert english(text) == []
    text = staff.get(url, headers={"Accept-Language": "en"}).content.decode()
    assert made.result.summary in text and "report.html?" not in text
    page = staff.get(
        reverse("admin:tasks_taskresult_change", args=[made.result.id]), headers={"Accept-Language": "zh-CN"}
    )
    assert "出现最多的人物：" in page.content.decode()


@pytest.mark.parametrize("content", ["", "[]", '{"a": 1}', '{"schema": "novel-report/1", "source": [], "counts": 1}'])
def test_a_result_of_another_form_keeps_its_summary(staff: Client, content: str) -> None:
    made = make_finished_task()
    TaskResult.objects.create(task=made, summary="Their own words.", full_content=content)
    url = reverse("admin:tasks_task_change", args=[made.id])
    assert "Their own words." in staff.get(url, headers={"Accept-Language": "zh-CN"}).content.decode()


def test_a_giants_report_is_not_read(staff: Client) -> None:
    made = make_finished_task()
    content = json.dumps({"schema": "novel-report/1", "more": "x" * results.MOST})
    TaskResult.objects.create(task=made, summary="What was stored.", full_content=content)
    url = reverse("admin:tasks_task_change", args=[made.id])
    assert "What was stored." in staff.get(url, headers={"Accept-Language": "zh-CN"}).content.decode()


def test_every_column_and_help_has_a_name_in_chinese() -> None:
    with translation.override("zh-hans"):
        for model in apps.get_app_config("tasks").get_models():
            for field in model._meta.concrete_fields:
                assert re.search(r"[\u4e00-\u9fff]", str(field.verbose_name)), f"{model.__name__}.{field.name}"
                assert not re.fullmatch(r"[ -~]+", str(field.help_text)), f"{model.__name__}.{field.name}"
