"""/docs and /redoc work under a policy that allows no inline style and no inline script."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.test_every_page import AXE, violations

pytestmark = [pytest.mark.browser, pytest.mark.processes]


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_their_policy(installation: Installation, path: str) -> None:
    assert "unsafe" not in httpx.get(f"{installation.url}{path}").headers["Content-Security-Policy"]


def test_a_call_is_tried_out(open_page: Callable[..., Page]) -> None:
    page = open_page("/docs")
    page.locator("#operations-tasks-tasks_statistics_retrieve .opblock-summary").click()
    page.get_by_role("button", name="Try it out").click()
    with page.expect_response(re.compile("/tasks/statistics")) as answered:
        page.get_by_role("button", name="Execute").click()
    assert answered.value.status == 200
    expect(page.locator(".live-responses-table .response-col_status").last).to_contain_text("200")
    expect(page.locator(".live-responses-table .highlight-code").first).to_contain_text("success_rate")


# What the page around them answers for; the rest is theirs.
OURS = ("document-title", "html-has-lang", "landmark-one-main", "bypass")
WIRE = """
    performance.getEntriesByType("resource").reduce((sum, entry) => sum + entry.transferSize, 0)
"""


@pytest.mark.parametrize(("path", "ready"), [("/docs", "#operations-tag-tasks"), ("/redoc", ".menu-content")])
def test_they_have_a_name_a_language_and_a_main_part_and_come_compressed(
    open_page: Callable[..., Page], path: str, ready: str
) -> None:
    page = open_page(path)
    expect(page.locator(ready)).to_be_visible()
    assert page.evaluate(WIRE) < 600_000
    page.evaluate(AXE)
    assert [violation for violation in violations(page) if violation.startswith(OURS)] == []
    if path == "/redoc":
        assert [violation for violation in violations(page) if violation.startswith("region")] == []


WATCH = """
window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => violations.push(event.blockedURI));
"""


def test_redoc_is_dressed_and_searches(browser: Browser, installation: Installation) -> None:
    with browser.new_context(base_url=installation.url) as context:
        page = context.new_page()
        page.add_init_script(WATCH)
        page.goto("/redoc")
        expect(page.get_by_role("heading", name="Upload a novel")).to_be_visible()
        dressed: Any = page.evaluate("getComputedStyle(document.querySelector('.menu-content')).position")
        assert dressed == "sticky"
        page.get_by_placeholder("Search").fill("heartbeat")
        expect(page.locator("[data-role='search:results'] li").first).to_be_visible()
        # It asks its makers' server for a picture of theirs, and does not get it: all there is comes from here.
        refused = set(page.evaluate("violations"))
        assert refused <= {"https://cdn.redoc.ly/redoc/logo-mini.svg"}
