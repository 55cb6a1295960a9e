"""Acting as an external service beside the page, and what many pages are driven by."""

from __future__ import annotations

from typing import Any

import httpx
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation


def patch(installation: Installation, task_id: str, **changes: Any) -> dict[str, Any]:
    answer = httpx.patch(f"{installation.url}/api/v1/tasks/{task_id}", json=changes, timeout=30)
    assert answer.status_code == 200, answer.text
    task: dict[str, Any] = answer.json()
    return task


# What moves on a page without anybody's doing: how much, by Chromium's measure of layout shifts, and what.
SHIFTS = """
    window.shifted = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        const what = sources.map(({ node }) => node?.outerHTML?.slice(0, 200) ?? String(node?.data));
        if (!hadRecentInput) window.shifted.push([value, what]);
      }
    }).observe({ type: "layout-shift", buffered: true });
"""


def moved(page: Page) -> list[Any]:
    """What has moved, after all that is drawn already has been counted."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    found: list[Any] = page.evaluate("window.shifted")
    return found


def row(task_id: str) -> str:
    """The selector of a task's row."""
    return f".task-row[data-id='{task_id}']"


def sign_in(page: Page, name: str, password: str = "a-long-word") -> None:
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def settle(page: Page) -> None:
    """Until what the page asks for by itself has been shown."""
    if page.locator("#task-table").count():
        expect(page.locator("#task-table")).to_have_attribute("aria-busy", "false")
    if page.locator("#connection").count():
        expect(page.locator("#connection")).to_have_attribute("data-state", "live")
