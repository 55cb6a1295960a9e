"""The facts of a task tell its times to the second, and that the begin is the last attempt's where there were more."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import patch
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]


@pytest.mark.parametrize(
    ("language", "first", "again"), [("en-GB", "Begun", "Last begun"), ("zh-CN", "开始", "最近开始")]
)
def test_seconds_and_whose_begin_it_is(
    open_page: Callable[..., Page], installation: Installation, language: str, first: str, again: str
) -> None:
    task_id = installation.upload(novel(), processor="external")
    patch(installation, task_id, status="processing")
    patch(installation, task_id, status="completed")
    page = open_page(f"/tasks/{task_id}", locale=language)
    for name in ("uploaded_at", "started_at", "completed_at"):
        expect(page.locator(f"[data-fact={name}]")).to_have_text(re.compile(r"\d\d?:\d\d:\d\d"))
    expect(page.locator("#begun")).to_have_text(first)
    httpx.post(f"{installation.url}/api/v1/tasks/{task_id}/retry", timeout=30).raise_for_status()
    patch(installation, task_id, status="processing")
    expect(page.locator("#begun")).to_have_text(again)
