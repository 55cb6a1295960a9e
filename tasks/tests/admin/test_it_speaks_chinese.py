from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tasks import queue
from tasks.admin import labels
from tasks.tests.factories import make_task
from tasks.tests.queue.rows import take

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(get_user_model().objects.create_superuser("ada", "ada@example.org", "x"))
    return client


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


def test_a_tasks_own_page(staff: Client, task: Any) -> None:
    page = staff.get(reverse("admin:tasks_task_change", args=[task.id]), headers={"Accept-Language": "zh-CN"})
    text = page.content.decode()
    assert "处理进程以状态码 3 退出（阶段：识别人物）。" in text
    assert english(text) == []


def test_every_column_and_help_has_a_name_in_chinese() -> None:
    with translation.override("zh-hans"):
        for model in apps.get_app_config("tasks").get_models():
            for field in model._meta.concrete_fields:
                assert re.search(r"[\u4e00-\u9fff]", str(field.verbose_name)), f"{model.__name__}.{field.name}"
                assert not re.fullmatch(r"[ -~]+", str(field.help_text)), f"{model.__name__}.{field.name}"
