"""A task that fails and is tried again has no result yet, and its page does not ask for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import patch, settle
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_a_failure_makes_no_error_on_the_console(open_page: Callable[..., Page], installation: Installation) -> None:
    task_id = installation.upload(novel(), processor="external")
    page = open_page(f"/tasks/{task_id}")
    refused: list[str] = []
    page.on("response", lambda response: refused.append(response.url) if response.status >= 400 else None)
    settle(page)
    patch(installation, task_id, status="processing")
    patch(installation, task_id, status="failed", error_message="The first try went wrong.")
    expect(page.locator("#badge")).to_have_attribute("data-status", "failed")
    page.get_by_role("button", name="Retry").click()
    expect(page.locator("#badge")).to_have_attribute("data-status", "pending")
    page.reload()
    settle(page)
    expect(page.locator("#note-text")).to_have_text("It waits for an external service to take it.")
    assert refused == []
