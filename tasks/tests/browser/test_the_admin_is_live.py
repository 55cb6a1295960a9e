from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import sign_in
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]


@pytest.fixture(scope="module")
def installation(guarded_installation: Installation) -> Installation:
    return guarded_installation


def test_a_tasks_page_in_the_admin_follows_its_task(
    open_page: Callable[..., Page], installation: Installation, files: Callable[..., str]
) -> None:
    page = open_page("/dashboard")
    sign_in(page, "ada")
    expect(page.locator("#dashboard")).to_have_attribute("aria-busy", "false")
    token = installation.manage("createtoken", "ada").stdout.strip().splitlines()[-1]
    headers = {"Authorization": f"Bearer {token}"}
    answer = httpx.post(
        f"{installation.url}/api/v1/tasks/upload",
        files={"file": ("watched.txt", novel())},
        data={"processor": "external"},
        headers=headers,
    )
    task_id = answer.json()["task_id"]
    page.goto(f"/admin/tasks/task/{task_id}/change/")
    expect(page.locator("#live-status")).to_have_text("Waiting")
    expect(page.locator("#connection")).to_have_attribute("data-state", "live")
    changes = {"status": "processing", "progress": 35, "stage": "people"}
    httpx.patch(f"{installation.url}/api/v1/tasks/{task_id}", json=changes, headers=headers).raise_for_status()
    expect(page.locator("#live-status")).to_have_text("Processing")
    expect(page.locator("#live-stage")).to_have_text("Finding people")
    expect(page.locator(".fieldBox.field-progress .readonly")).to_have_text("35")
    page.get_by_role("link", name="Load again").click()
    expect(page.locator("#live-stale")).to_be_hidden()
    expect(page.locator("#live-progress")).to_have_attribute("value", "35")
    page.get_by_role("link", name="Dashboard").click()
    expect(page.locator("h1")).to_have_text("Dashboard")
