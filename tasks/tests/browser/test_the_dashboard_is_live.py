from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import patch
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def figure(page: Page, name: str) -> int:
    expect(page.locator("#dashboard")).to_have_attribute("aria-busy", "false")
    return int(page.locator(f"[data-stat={name}]").inner_text())


def test_what_happens_is_drawn_without_a_reload(open_page: Callable[..., Page], installation: Installation) -> None:
    page = open_page("/dashboard")
    page.evaluate("window.neverReloaded = true")
    failed, depth = figure(page, "failed"), figure(page, "queue_depth")
    task_id = installation.upload(novel(), "shown.txt", processor="external")
    expect(page.locator("[data-stat=queue_depth]")).to_have_text(str(depth + 1))
    patch(installation, task_id, status="failed", error_message="<b>Blank</b> pages.")
    expect(page.locator("[data-stat=failed]")).to_have_text(str(failed + 1))
    expect(page.locator("#failures a", has_text="<b>Blank</b> pages.")).to_have_attribute("href", f"/tasks/{task_id}")
    expect(page.locator("#throughput rect.failed").last).to_be_visible()
    page.get_by_label("24 hours").check()
    expect(page.locator("#throughput .ground")).to_have_count(24)
    assert page.evaluate("window.neverReloaded") is True


def test_figures_that_cannot_be_renewed_are_said_to_be_old(open_page: Callable[..., Page]) -> None:
    page = open_page("/dashboard")
    figure(page, "failed")
    page.route("**/dashboard/data", lambda route: route.fulfill(status=429, body="{}"))
    expect(page.get_by_role("alert")).to_contain_text("The figures are from")
    page.unroute("**/dashboard/data")
    expect(page.locator("#trouble")).to_be_hidden()
    expect(page.locator("#connection")).to_have_attribute("data-state", "live")
