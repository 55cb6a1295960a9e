"""Aozora Bunko's texts carry notes in ［＃］ and readings in 《》; the report keeps them, readers are spared them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tasks.analysis.pipeline import analyse
from tasks.analysis.serialise import to_json
from tasks.models import Task, TaskResult
from tasks.tests.factories import make_finished_task
from tasks.tests.web.reports import report

pytestmark = pytest.mark.django_db
MARKED = "［＃５字下げ］一　門《もん》［＃「一　門」は中見出し］"


def test_in_the_list_and_the_chart(client: Client, completed: Callable[..., Task]) -> None:
    made = report()
    for chapter in made["chapters"]:
        chapter |= {"heading": MARKED, "part": "［＃２字下げ］上　先生と私［＃「上　先生と私」は大見出し］"}
    made["structure"] = {"parts": [{"heading": "［＃２字下げ］上　先生と私［＃「上　先生と私」は大見出し］"}]}
    page = client.get(f"/results/{completed(made).id}").content.decode()
    assert page.count("一　門") >= 6  # each of three chapters in the list and in the chart
    assert "上　先生と私" in page
    assert "［＃" not in page
    assert "《もん》" not in page


def test_in_a_comparison(client: Client) -> None:
    old = "".join(
        f"［＃５字下げ］{n}［＃「{n}」は中見出し］\n\n{'　その夜、雨が降った。' * 60}\n\n" for n in "一二三四五"
    )
    new = old.replace("雨が降った。", "雪が降った。", 1).split("［＃５字下げ］五")[0]
    tasks = []
    for text in (old, new):
        task = make_finished_task(content=text.encode())
        TaskResult.objects.create(task=task, full_content=to_json(analyse(text.encode(), "novel.txt").report).decode())
        tasks.append(task.id)
    page = client.get("/compare", {"a": tasks[0], "b": tasks[1]}).content.decode()
    assert ">五</a>" in page
    assert "［＃" not in page
