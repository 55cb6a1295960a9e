from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from tasks.models import Task
from tasks.tests.web.reports import report


def removal(start: int, text: str, replacement: str = "", kind: str = "advertisement") -> dict[str, Any]:
    return {"start": start, "end": start + len(text), "kind": kind, "text": text, "replacement": replacement}


def section(client: Client, task: Task, query: str = "") -> str:
    page = client.get(f"/results/{task.id}{query}").content.decode()
    return page[page.index('<section id="removed"') : page.index('<section id="source"')]


def test_each_stretch_is_shown_with_its_place(client: Client, completed: Callable[..., Task]) -> None:
    removals = [removal(20, "<b>www.example.org"), removal(250, "caf�", "café", "encoding_damage")]
    found = section(client, completed(report(removals=removals)))
    assert "&lt;b&gt;www.example.org" in found and "Advertisements" in found and "Before the first chapter" in found
    assert "café</ins>" in found and "CHAPTER 2" in found


def test_nothing_left_out_is_said(client: Client, completed: Callable[..., Task]) -> None:
    assert "hold the whole text" in section(client, completed(report()))


def test_hundreds_are_folded_and_the_first_are_listed(client: Client, completed: Callable[..., Task]) -> None:
    task = completed(report(removals=[removal(1000 * n, f"ad {n}") for n in range(300)]))
    found = section(client, task)
    assert "300 places" in found and "<details>" in found
    assert found.count("<tr><td>") == 15
    assert section(client, task, "?removed=all").count("<tr><td>") == 300
