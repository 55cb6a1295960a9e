from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import sign_in
from tasks.tests.browser.test_every_page import AXE, PHONE, violations

pytestmark = [pytest.mark.browser, pytest.mark.processes]


@pytest.fixture(scope="module")
def installation(guarded_installation: Installation) -> Installation:
    return guarded_installation


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_a_token_is_read_and_revoked_without_scrolling_aside(open_page: Callable[..., Page], locale: str) -> None:
    page = open_page("/tokens", viewport=PHONE)
    sign_in(page, "bo")
    for name in ("", "a scanner with a rather long name for its token" + "w" * 50):
        page.get_by_label("What is it for?").fill(name)
        page.get_by_role("button", name="Make a token").click()
    language = "en" if locale == "en-GB" else "zh-hans"
    page.context.add_cookies([{"name": "django_language", "value": language, "url": page.url}])
    page.goto("/tokens")
    expect(page.locator("html")).to_have_attribute("lang", language)
    rows = page.locator(".token-list > li")
    count = rows.count()
    assert count >= 2
    for button in rows.get_by_role("button").all():
        box = button.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
    lines = rows.locator("time").evaluate_all("(times) => times.map((time) => time.getClientRects().length)")
    assert set(lines) == {1}, "no date is broken"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.evaluate(AXE)
    assert violations(page) == []
    rows.get_by_role("button").first.click()
    expect(rows).to_have_count(count - 1)
