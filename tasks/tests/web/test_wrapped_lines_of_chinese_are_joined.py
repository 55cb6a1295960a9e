from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tasks.models import Task
from tasks.tests.web.reports import report
from tasks.web.report.lines import line, stretch

TEXT = "第一回\n\n这清风寨却在青州三岔路口，地\r\n名清风镇。\n因为这三岔路上通三处恶山，\n因此特设。他说\n“好”。He had\nno horse.\n\n完了。"


def test_where_a_line_was_full_no_space_is_shown(client: Client, completed: Callable[..., Task]) -> None:
    made = report(chapters=1)
    made["chapters"][0] |= {"start": 0, "body_start": 3, "end": len(TEXT)}
    start = TEXT.index("地")
    # A boundary right where the line was wrapped changes nothing.
    made["issues"] = [
        {"kind": "encoding_damage", "severity": "error", "start": start, "end": start + 1, "chapter": 1, "message": "!"}
    ]
    task = completed(made, content=TEXT.encode())
    chapter = client.get(f"/results/{task.id}/chapters/1").content.decode()
    assert "地</span>名清风镇。因为" in chapter and "恶山，因此特设。他说“好”" in chapter
    assert "地</mark>名清风镇" in client.get(f"/results/{task.id}").content.decode()


@pytest.mark.parametrize(
    ("wrapped", "printed"),
    [
        ("地\n名", "地名"),
        ("地 \r\n　　名", "地名"),
        ("カ\nナ", "カナ"),
        ("说：\n“好”\n了", "说：“好”了"),
        ("two\nwords", "two\nwords"),
        ("“two”\n“words”", "“two”\n“words”"),
        ("一 二", "一 二"),
    ],
)
def test_only_scripts_without_spaces_are_joined(wrapped: str, printed: str) -> None:
    assert stretch(wrapped, 0, len(wrapped)) == printed


def test_a_space_at_either_end_is_kept() -> None:
    text = "\n地\n名 two\nwords\n"
    assert line(text, 0, len(text)) == " 地名 two words "


def test_a_stretch_may_end_anywhere_in_what_is_joined() -> None:
    text = "青州地\n名清风"
    for cut in range(len(text)):
        assert stretch(text, 0, cut) + stretch(text, cut, len(text)) == "青州地名清风"
