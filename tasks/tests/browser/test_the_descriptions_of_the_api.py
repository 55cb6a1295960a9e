"""/docs and /redoc: a list of the calls, and the vendors' readers under a policy without inline styles and scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.test_every_page import AXE, PHONE, assert_fits_a_phone, violations

pytestmark = [pytest.mark.browser, pytest.mark.processes]
READERS = [("/docs", ".opblock-body"), ("/redoc", ".api-content")]
BUNDLE = re.compile(r"swagger-ui-bundle\.js|redoc\.standalone\.js")


def choose(page: Page, summary: str = "Show a task") -> None:
    page.get_by_role("link", name=summary).click()


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_their_policy(installation: Installation, path: str) -> None:
    assert "unsafe" not in httpx.get(f"{installation.url}{path}").headers["Content-Security-Policy"]


def test_a_call_is_chosen_and_tried_out(open_page: Callable[..., Page]) -> None:
    page = open_page("/docs")
    choose(page, "How the installation is doing")
    page.get_by_role("button", name="Try it out").click()
    with page.expect_response(re.compile("/tasks/statistics")) as answered:
        page.get_by_role("button", name="Execute").click()
    assert answered.value.status == 200
    expect(page.locator(".live-responses-table .response-col_status").last).to_contain_text("200")
    expect(page.locator(".live-responses-table .highlight-code").first).to_contain_text("success_rate")
    page.evaluate(AXE)
    assert violations(page) == []


@pytest.mark.parametrize(("path", "ready"), READERS)
def test_a_reader_is_loaded_for_the_chosen_call_and_is_accessible_in_both_schemes(
    open_page: Callable[..., Page], path: str, ready: str
) -> None:
    page = open_page(path, color_scheme="light")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    choose(page)
    expect(page.locator(ready)).to_be_visible()
    expect(page.locator("#calls")).to_be_hidden()
    assert any(BUNDLE.search(address) for address in asked)
    expect(page).to_have_url(re.compile("tasks_retrieve$"))
    page.evaluate(AXE)
    assert violations(page) == []
    page.get_by_role("button", name="Switch between light and dark").click()
    expect(page.locator(ready)).to_be_visible()
    assert violations(page) == []
    assert_fits_a_phone(page)


@pytest.mark.parametrize(("path", "ready"), READERS)
def test_the_browsers_way_back_leads_to_the_list_and_an_address_to_its_call(
    open_page: Callable[..., Page], path: str, ready: str
) -> None:
    page = open_page(path)
    address = page.get_by_role("link", name="Stop a task").get_attribute("href")
    choose(page)
    expect(page.locator(ready)).to_be_visible()
    page.go_back()
    expect(page.locator("#calls")).to_be_visible()
    expect(page.locator(ready)).to_be_hidden()
    page.goto(f"/health?{path}")  # leaves the page, so that the next address loads it anew
    page.goto(f"{path}{address}")
    expect(page.locator(ready)).to_be_visible()
    expect(page.get_by_text("Stop a task").locator("visible=true").last).to_be_in_viewport()


def test_a_reader_that_cannot_be_loaded_is_said_and_tried_again(open_page: Callable[..., Page]) -> None:
    page = open_page("/docs", viewport=PHONE)
    page.route(BUNDLE, lambda route: route.fulfill(status=404))
    choose(page)
    expect(page.get_by_text("This could not be loaded.")).to_be_visible()
    expect(page.locator("#calls")).to_be_visible()
    page.unroute(BUNDLE)
    choose(page)
    expect(page.locator(".opblock-body")).to_be_visible()


WATCH = """
window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => violations.push(event.blockedURI));
"""


def test_redoc_is_dressed_and_searches(browser: Browser, installation: Installation) -> None:
    with browser.new_context(base_url=installation.url) as context:
        page = context.new_page()
        page.add_init_script(WATCH)
        page.goto("/redoc#tag/tasks")
        expect(page.get_by_role("heading", name="Upload a novel")).to_be_visible()
        dressed: Any = page.evaluate("getComputedStyle(document.querySelector('.menu-content')).position")
        assert dressed == "sticky"
        page.get_by_placeholder("Search").fill("heartbeat")
        expect(page.locator("[data-role='search:results'] li").first).to_be_visible()
        # It asks its makers' server for a picture of theirs, and does not get it: all there is comes from here.
        refused = set(page.evaluate("violations"))
        assert refused <= {"https://cdn.redoc.ly/redoc/logo-mini.svg"}
